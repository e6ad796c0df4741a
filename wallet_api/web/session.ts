// Say two minutes before the session ends that it will, and let one key prolong it (WCAG 2.2.1).

export const ALIVE = 'led-alive';
/** Dispatched on the document when the server has just heard of us. */

const WARNING_MS = 2 * 60 * 1000;
const LOOK_MS = 1000;

export function warnBeforeEnd(box: HTMLElement): void {
  // A distance, counted here: a wrong clock does no harm.
  let left = Number(box.dataset['seconds'] ?? 0) * 1000;
  let since = performance.now();

  function leave(): void {
    location.assign(box.dataset['expired'] ?? '/mijn');
  }

  function restart(ms: number): void {
    left = ms;
    since = performance.now();
    box.hidden = ms > WARNING_MS;
  }

  async function stay(): Promise<void> {
    const response = await fetch('/api/wallet/session', {headers: {accept: 'application/json'}});
    if(!response.ok) {
      leave();
      return;
    }
    const {ends_in_seconds: seconds} = await response.json() as {ends_in_seconds: number};
    restart(seconds * 1000);
  }

  setInterval(() => {
    const ms = left - (performance.now() - since);
    if(ms <= 0) {
      leave();
    } else if(ms <= WARNING_MS) {
      box.hidden = false;
    }
  }, LOOK_MS);
  box.querySelector('button')?.addEventListener('click', () => void stay());
  document.addEventListener(ALIVE, () => restart(left));
}
