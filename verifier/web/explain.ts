// What an employer may want to know besides the verdict, folded away; the technical details last.

import {el} from './dom.ts';
import type {Outcome, Proof} from './outcome.ts';
import {clean} from './clean.ts';
import type {Words} from './words.ts';

export function expanders(outcome: Outcome, text: string | null, words: Words): HTMLElement {
  const [first] = outcome.proofs;
  const valid = outcome.banner.verdict === 'valid' && first !== undefined && first.issuer !== null;
  const code = outcome.banner.code;
  const paragraphs: [string, string][] = [];
  if(valid) {
    const provider = clean(first.issuer ?? '').text;
    paragraphs.push(['meaning', words.text('verifier.explain.meaning.valid', {provider})]);
  }
  if(outcome.proofs.some(proof => proof.claims !== null)) {
    paragraphs.push(['not_checked', words.text('verifier.explain.not_checked.text')]);
  }
  paragraphs.push(['stored', words.text('verifier.explain.stored.text')]);
  paragraphs.push(['absent', words.text('verifier.explain.absent.text')]);
  if(!valid) {
    paragraphs.push(['wrong', words.text('verifier.explain.wrong.text', {code})]);
  }
  return el('div', {class: 'expanders'},
    ...paragraphs.map(([name, said]) => expander(words.text(`verifier.explain.${name}.title`), el('p', {class: 'small'}, said))),
    expander(words.text('verifier.explain.tech.title'), ...technical(outcome, text, words)));
}

export function expander(title: string, ...content: Node[]): HTMLDetailsElement {
  return el('details', {}, el('summary', {}, title), ...content);
}

function technical(outcome: Outcome, text: string | null, words: Words): Node[] {
  const list = el('dl', {class: 'technical small'});
  const add = (key: string, ...values: (string | null)[]): void => {
    const known = values.filter(value => value !== null && value !== '');
    if(known.length > 0) {
      list.append(el('dt', {}, words.text(`verifier.tech.${key}`)), ...known.map(value => el('dd', {}, el('code', {}, value))));
    }
  };
  add('code', outcome.banner.code);
  outcome.proofs.forEach(proof => proofDetails(proof, add));
  if(outcome.versions !== null) {
    add('trust_list', `${outcome.versions.trustList}, ${outcome.versions.trustListIssued}`);
    add('bundle', `${outcome.versions.bundle}, ${outcome.versions.bundleCreated}`);
  }
  add('milliseconds', String(outcome.milliseconds));
  if(text === null) {
    return [list];
  }
  // What a stranger's code holds is shown as it is, as text, and only to who asks for it.
  return [list, expander(words.text('verifier.tech.raw'), el('p', {class: 'raw'}, el('code', {}, clean(text).text)))];
}

function proofDetails(proof: Proof, add: (key: string, ...values: (string | null)[]) => void): void {
  const {technical: found} = proof;
  add('issuer', found.issuer);
  add('credential', found.credential);
  add('cryptosuite', ...found.cryptosuites);
  add('created', found.created);
  add('status', ...found.status);
}
