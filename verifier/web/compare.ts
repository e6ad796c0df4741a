// The one step that no machine can take: a print is compared with an identity card by the person who looks at both.

import {fullName} from './claims.ts';
import {shown} from './clean.ts';
import {button, el} from './dom.ts';
import type {Banner, CheckLine, Claims, Proof} from './outcome.ts';
import type {Words} from './words.ts';

export type Comparison = 'same' | 'different';

export function compareBox(claims: Claims, words: Words, decide: (comparison: Comparison) => void): HTMLElement {
  const birthDate = claims.birthDate;
  const title = words.text('verifier.compare.title');
  return el('section', {class: 'compare', 'aria-label': title},
    el('h2', {}, title),
    el('p', {class: 'who', 'data-claim': 'name'}, shown(fullName(claims), words)),
    birthDate === null
      ? el('p', {class: 'no-dob'}, words.text('verifier.compare.no_dob'))
      : el('p', {class: 'dob', 'data-claim': 'birth_date'}, words.date(birthDate)),
    el('div', {class: 'row'},
      button('same', '', words.text('verifier.compare.same'), null, () => decide('same')),
      button('different', 'alt', words.text('verifier.compare.different'), null, () => decide('different'))));
}

/** The proof after the comparison. The verdict stays the report's; only its presentation says who compared, and what. */
export function compared(proof: Proof, comparison: Comparison, at: Date): Proof {
  const key = `valid_print_${comparison}`;
  const banner: Banner = {
    ...proof.banner,
    key,
    tone: comparison === 'same' ? 'ok' : 'bad',
    title: `verifier.verdict.${key}.title`,
    text: `verifier.verdict.${key}.text`,
    advice: comparison === 'same' ? [] : [`verifier.verdict.${key}.do`],
    values: {...proof.banner.values, time: at.toISOString()},
  };
  const checks = proof.checks.map((check): CheckLine => check.outcome !== 'todo' ? check : {
    ...check, outcome: comparison === 'same' ? 'passed' : 'failed', text: banner.text, values: banner.values,
  });
  return {...proof, banner, checks};
}
