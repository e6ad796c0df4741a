// What a verified credential says, in the order of a conversation: the proof, the person, then who stands behind it.

import {clean, shown} from './clean.ts';
import {el, icon} from './dom.ts';
import type {AwardingBody, Claims, Equivalence, Tone} from './outcome.ts';
import type {Words} from './words.ts';

/** Family name, then given names; without a given name the family name alone. */
export function fullName(claims: Claims): string {
  return claims.givenName === null ? claims.familyName : `${claims.familyName}, ${claims.givenName}`;
}

/** Make the list of claims. `person` is false where the box for comparing shows name and birth date already. */
export function claimList(claims: Claims, tone: Tone, words: Words, {person = true} = {}): HTMLElement {
  const list = el('dl', {class: 'claims'});
  const add = (key: string, kind: string, ...values: (Node | string)[]): void => {
    const answers = values.map(value => el('dd', {}, value));
    list.append(el('div', {class: kind, 'data-claim': key}, el('dt', {}, words.text(`claim.${key}`)), ...answers));
  };
  add('title', 'full title', titleLine(claims, words));
  if(person) {
    add('name', 'big', shown(fullName(claims), words));
    if(claims.birthDate !== null) {
      add('birth_date', 'big', words.date(claims.birthDate));
    }
  }
  const kind = kindLine(claims, words);
  if(kind !== null) {
    add('kind', 'full', kind);
  }
  if(claims.level !== null) {
    add('level', 'full', levelLine(claims.level, words));
  }
  if(claims.awardedBy.length > 0) {
    add('awarded_by', '', ...claims.awardedBy.map(body => bodyLine(body, words)));
  }
  if(claims.awardedOn !== null) {
    add('awarded_on', '', words.date(claims.awardedOn));
  }
  if(claims.subject !== null) {
    add('subject', 'full', words.label(claims.subject));
  }
  if(claims.equivalentTo !== null) {
    add('equivalent_to', 'full', equivalenceLine(claims.equivalentTo, words));
  }
  return el('div', {class: 'stack'}, list, sourceLine(claims, tone, words));
}

/** An interim proof says so beside its title (rule D8). */
function titleLine(claims: Claims, words: Words): DocumentFragment {
  const line = shown(claims.title, words, 'nl');
  if(claims.interim && claims.completion !== null) {
    line.append(' ', el('span', {class: 'tag', 'data-tone': 'neu'}, words.label(claims.completion)));
  }
  return line;
}

function kindLine(claims: Claims, words: Words): string | null {
  const labels = [claims.kind, claims.completion].flatMap(one => one === null ? [] : [words.label(one)]);
  const [first, ...rest] = labels;
  if(first === undefined) {
    return claims.category === null ? null : words.label(claims.category);
  }
  const kind = [first, ...rest.map(lower)].join(', ');
  return claims.category === null ? kind :
    words.text('verifier.claim.kind', {kind, category: lower(words.label(claims.category))});
}

function levelLine(level: NonNullable<Claims['level']>, words: Words): string {
  if(level.vks !== null) {
    return level.eqf === null ? words.text('verifier.claim.vks_only', {n: level.vks}) :
      words.text('verifier.claim.vks', {n: level.vks, eqf: level.eqf});
  }
  return words.text('verifier.claim.eqf', {n: level.eqf ?? ''});
}

function bodyLine(body: AwardingBody, words: Words): DocumentFragment {
  const line = shown(body.name, words);
  if(body.successor !== null) {
    line.append(' (', words.text('verifier.claim.successor', {successor: clean(body.successor).text}), ')');
  }
  if(body.byProvider) {
    line.append(' (', words.text('verifier.claim.by_provider'), ')');
  }
  return line;
}

function equivalenceLine(foreign: Equivalence, words: Words): DocumentFragment {
  const rest = [foreign.awardedBy, foreign.country, foreign.awardedOn === null ? null : words.date(foreign.awardedOn)];
  return shown([foreign.title, ...rest].filter(value => value !== null).join(', '), words);
}

function sourceLine(claims: Claims, tone: Tone, words: Words): HTMLElement {
  const text = words.text('claim.source', {provider: clean(claims.source).text});
  return el('p', {class: 'src', 'data-tone': tone, 'data-claim': 'source'}, icon('source'), el('span', {}, text));
}

function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
