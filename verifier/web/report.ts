// The check report: made in the page, kept only where the employer puts it, without personal data unless asked for.

import {checkList} from './checks.ts';
import {fullName} from './claims.ts';
import {clean} from './clean.ts';
import {bannerWords} from './banner.ts';
import {button, el} from './dom.ts';
import type {Outcome} from './outcome.ts';
import type {Words} from './words.ts';

const PRINTING = 'printing-report';

/** The panel with the choice, and the two ways to keep a report. */
export function reportPanel(outcome: Outcome, text: string | null, words: Words): HTMLElement {
  const choice = (value: string, key: string, checked: boolean): HTMLElement => el('label', {},
    el('input', {type: 'radio', name: 'personal', value, checked}), el('b', {}, words.text(key)));
  const choices = el('fieldset', {class: 'pick'},
    el('legend', {class: 'sr'}, words.text('verifier.report.save')),
    choice('without', 'verifier.report.without_name', true),
    choice('with', 'verifier.report.with_name', false));
  const personal = (): boolean => choices.querySelector<HTMLInputElement>('input[value=with]')?.checked === true;
  return el('section', {class: 'card stack', id: 'report', 'aria-labelledby': 'report-title'},
    el('h2', {id: 'report-title', tabindex: '-1'}, words.text('verifier.report.save')),
    choices,
    el('p', {class: 'small muted'}, words.text('verifier.report.privacy')),
    el('div', {class: 'row'},
      button('report-print', '', words.text('verifier.report.print'), 'print',
        () => void paper(outcome, text, words, personal())),
      button('report-file', 'alt', words.text('verifier.report.file'), 'file',
        () => void save(outcome, text, personal()))));
}

async function save(outcome: Outcome, text: string | null, personal: boolean): Promise<void> {
  const report = JSON.stringify(await reportData(outcome, text, personal), null, 2);
  const address = URL.createObjectURL(new Blob([report], {type: 'application/json'}));
  const link = el('a', {href: address, download: `controleverslag-${outcome.at.slice(0, 10)}.json`});
  link.click();
  URL.revokeObjectURL(address);
}

/** What a report says. Without personal data it names no one and nothing, but the hash lets a checker match the code. */
export async function reportData(outcome: Outcome, text: string | null, personal: boolean): Promise<object> {
  return {
    time: outcome.at,
    verdict: outcome.banner.verdict,
    code: outcome.banner.code,
    shown_as: outcome.banner.key,
    address: location.origin + location.pathname,
    sha256: text === null ? null : await sha256(text),
    trust_list: outcome.versions === null ? null : {version: outcome.versions.trustList, issued: outcome.versions.trustListIssued},
    bundle: outcome.versions === null ? null : {version: outcome.versions.bundle, created: outcome.versions.bundleCreated},
    proofs: outcome.proofs.map(proof => ({
      verdict: proof.banner.verdict,
      code: proof.banner.code,
      checks: proof.checks.map(({name, outcome: state, code}) => ({name, outcome: state, code})),
      ...(personal && proof.claims !== null ? {claims: proof.claims} : {}),
    })),
  };
}

async function paper(outcome: Outcome, text: string | null, words: Words, personal: boolean): Promise<void> {
  const sheet = el('section', {class: 'sheet'},
    el('div', {class: 'content'}, ...await sheetContent(outcome, text, words, personal)),
    el('div', {class: 'foot-mark'}, words.text('verifier.print_mark')));
  document.body.append(sheet);
  document.body.classList.add(PRINTING);
  window.addEventListener('afterprint', () => {
    document.body.classList.remove(PRINTING);
    sheet.remove();
  }, {once: true});
  window.print();
}

async function sheetContent(outcome: Outcome, text: string | null, words: Words, personal: boolean): Promise<Node[]> {
  const said = bannerWords(outcome.banner, words);
  const stamped = (key: string): string => words.around(key).join(words.stamp(outcome.at));
  const lines: [string, string][] = [
    ['verdict', `${said.title} (${outcome.banner.code})`],
    ['address', location.origin + location.pathname],
    ['hash', text === null ? '–' : await sha256(text)],
  ];
  if(outcome.versions !== null) {
    lines.push(['trust', `${outcome.versions.trustList}, ${words.stamp(outcome.versions.trustListIssued)}`]);
  }
  const facts = el('dl', {class: 'technical'},
    ...lines.flatMap(([key, value]) => [el('dt', {}, words.text(`verifier.report.${key}`)), el('dd', {}, value)]));
  const proofs = outcome.proofs.flatMap(proof => {
    const claims = personal ? proof.claims : null;
    const named = claims === null ? [] : [el('p', {}, [fullName(claims), claims.birthDate === null ? '' :
      words.date(claims.birthDate), claims.title].map(value => clean(value).text).filter(value => value !== '').join(' · '))];
    return [...named, checkList(proof.checks, words, {codes: true})];
  });
  return [
    el('h1', {}, stamped('verifier.report.title')),
    facts, ...proofs,
    el('p', {}, stamped('verifier.report.disclaimer')),
  ];
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
