// One verdict in one glance: tone, shape and words together.

import {cleaned} from './checks.ts';
import {el, icon} from './dom.ts';
import type {Banner} from './outcome.ts';
import type {Words} from './words.ts';

export const TITLE = 'verdict-title';

/** Make the banner; `body` comes below its coloured head. */
export function bannerView(banner: Banner, words: Words, ...body: (Node | null)[]): HTMLElement {
  const said = bannerWords(banner, words);
  const filled = body.filter(part => part !== null);
  return el('section', {
    class: 'verdict', 'data-tone': banner.tone, 'data-verdict': banner.verdict, 'data-code': banner.code,
    'data-key': banner.key, 'aria-labelledby': TITLE,
  },
  el('header', {}, icon(banner.tone), el('h1', {id: TITLE, tabindex: '-1'}, said.title), el('p', {}, said.text)),
  filled.length === 0 ? null : el('div', {class: 'body stack'}, ...filled));
}

/** What to do, after the words that say so; null when there is nothing to do. */
export function adviceView(banner: Banner, words: Words): HTMLElement | null {
  const values = cleaned(banner.values);
  const sentences = banner.advice.map(key => words.text(key, values)).join(' ');
  return sentences === '' ? null : el('p', {class: 'advice'}, el('b', {}, words.text('verifier.do')), ` ${sentences}`);
}

export function bannerWords(banner: Banner, words: Words): {title: string; text: string} {
  const values = cleaned(banner.values);
  return {title: words.heading(banner.title, values), text: words.text(banner.text, values)};
}
