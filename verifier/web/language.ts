// Another language without losing the result: the page's own words are written anew where they stand.

import {part} from './dom.ts';
import type {Language} from './outcome.ts';
import {Words, wordsIn} from './words.ts';

/** Let the language links keep the result while there is one; without one they are ordinary links. */
export function followLanguages(keeps: () => boolean, changed: (words: Words) => void): void {
  for(const link of document.querySelectorAll<HTMLAnchorElement>('.lang a')) {
    link.addEventListener('click', event => {
      if(!keeps()) {
        return;
      }
      event.preventDefault();
      void wordsIn(link.lang as Language).then(words => {
        history.replaceState(null, '', link.href);
        rewrite(words);
        changed(words);
      }, () => location.assign(link.href));
    });
  }
}

function rewrite(words: Words): void {
  document.documentElement.lang = words.language;
  for(const place of document.querySelectorAll<HTMLElement>('[data-t]')) {
    const [key = '', piece] = (place.dataset['t'] ?? '').split('#');
    const whole = place.tagName === 'H1' ? words.heading(key) : words.text(key);
    place.textContent = piece === undefined ? whole : words.around(key)[Number(piece)] ?? '';
  }
  for(const place of document.querySelectorAll<HTMLElement>('[data-t-label]')) {
    place.setAttribute('aria-label', words.text(place.dataset['tLabel'] ?? ''));
  }
  const prefix = words.language === 'nl' ? '' : `/${words.language}`;
  for(const link of document.querySelectorAll<HTMLAnchorElement>('a[data-path]')) {
    link.setAttribute('href', prefix + (link.dataset['path'] ?? '/'));
  }
  for(const link of document.querySelectorAll<HTMLAnchorElement>('.lang a')) {
    if(link.lang === words.language) {
      link.setAttribute('aria-current', 'true');
    } else {
      link.removeAttribute('aria-current');
    }
  }
  part('camera-label').textContent = words.text('verifier.start.camera');
}
