// Text from a credential, made safe to look at: characters that turn or hide other characters are taken out and counted.

import {el} from './dom.ts';
import type {Words} from './words.ts';

const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const LONGEST = 200;

export interface Clean {
  readonly text: string;
  readonly removed: number;
}

export function clean(value: string): Clean {
  const text = value.replace(INVISIBLE, '');
  return {text, removed: value.length - text.length};
}

/** Show a value in its own direction; a long one is cut until somebody asks for all of it. */
export function shown(value: string, words: Words, language?: string): DocumentFragment {
  const {text, removed} = clean(value);
  const fragment = document.createDocumentFragment();
  const place = el('bdi', language === undefined ? {} : {lang: language});
  fragment.append(place);
  const characters = [...text];
  if(characters.length <= LONGEST) {
    place.textContent = text;
  } else {
    place.textContent = `${characters.slice(0, LONGEST).join('')}…`;
    const more = el('button', {type: 'button', class: 'btn plain small'}, words.text('verifier.claim.all'));
    more.addEventListener('click', () => {
      place.textContent = text;
      more.remove();
    });
    fragment.append(' ', more);
  }
  if(removed > 0) {
    fragment.append(el('small', {class: 'muted stripped'}, words.text('verifier.claim.stripped', {n: removed})));
  }
  return fragment;
}
