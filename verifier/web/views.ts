// Which part of the page is on the screen: start, scanning, or a result. One at a time, and the title says which.

import {part} from './dom.ts';

export type View = 'start' | 'scanning' | 'checking' | 'result';

const VIEWS: readonly View[] = ['start', 'scanning', 'checking', 'result'];

export function show(view: View, title: string): void {
  for(const one of VIEWS) {
    part(one).hidden = one !== view;
  }
  document.body.dataset['state'] = view;
  document.title = title;
  window.scrollTo(0, 0);
}

export function currentView(): View {
  return (document.body.dataset['state'] ?? 'start') as View;
}

/** Let a screen reader say something once: urgently, or when it has finished. */
export function announce(text: string, urgent = false): void {
  const [place, other] = urgent ? ['alarm', 'said'] : ['said', 'alarm'];
  part(other).textContent = '';
  part(place).textContent = text;
}
