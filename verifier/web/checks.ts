// The seven checks: always all of them, always in this order, each with its word and its sentence.

import {clean} from './clean.ts';
import {el, icon} from './dom.ts';
import type {CheckLine, Tone, Values} from './outcome.ts';
import type {Words} from './words.ts';

const TONES: Readonly<Record<CheckLine['outcome'], Tone>> =
  {passed: 'ok', failed: 'bad', unknown: 'warn', not_run: 'neu', todo: 'todo'};

/** Make the list; `codes` adds each check's code, for a report that somebody else may read. */
export function checkList(checks: readonly CheckLine[], words: Words, {codes = false} = {}): HTMLElement {
  return el('ul', {class: 'checks'}, ...checks.map(check => line(check, words, codes ? check.code : null)));
}

/** How many are in order, of how many. */
export function checkCount(checks: readonly CheckLine[], words: Words): string {
  const n = checks.filter(check => check.outcome === 'passed').length;
  return words.text('verifier.checks.summary', {n, total: checks.length});
}

function line(check: CheckLine, words: Words, code: string | null): HTMLElement {
  const tone = TONES[check.outcome];
  return el('li', {'data-tone': tone, 'data-check': check.name, 'data-outcome': check.outcome},
    icon(check.outcome === 'not_run' ? 'dash' : tone),
    el('b', {}, words.text(`check.${check.name}.label`), el('span', {class: 'sr'}, ': ')),
    el('span', {class: 'st'}, words.text(`check.state.${check.outcome}`), el('span', {class: 'sr'}, '.')),
    el('p', {}, words.text(check.text, cleaned(check.values)), code === null ? null : ` (${code})`));
}

/** Names come from signed lists; they are made safe to look at all the same. */
export function cleaned(values: Values): Values {
  const entries = Object.entries(values);
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'string' ? clean(value).text : value]));
}
