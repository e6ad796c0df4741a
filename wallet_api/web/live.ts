// The live code: a new one every half minute, prepared two seconds before; hidden as soon as nobody looks.
import {type Code, fetchCode, LoggedOutError} from './code.ts';
import {Figure} from './figure.ts';
import {Wakefulness} from './wakefulness.ts';

const PREPARED_BEFORE_MS = 2000;
const RETRY_MS = 2000;
const LASTS_MS = 110_000;
const AWAKE_MS = 5 * 60 * 1000;
const TICK_MS = 250;

export function showLive(root: HTMLElement): void {
  const part = <E extends Element = HTMLElement>(selector: string): E => {
    const found = root.querySelector<E>(selector);
    if(!found) {
      throw new Error(`the page has no ${selector}`);
    }
    return found;
  };
  const words = root.dataset;
  const every = Number(words['every'] ?? 30) * 1000;
  const figure = new Figure(part('figure'));
  const awake = new Wakefulness();
  const covered = part('.covered');
  const running = [part('.live'), part('.hint')];
  const next = part('#next');
  const ring = part<SVGElement>('.ring .left');
  const spoken = part('#spoken');

  let shownAt = performance.now();
  let openedAt = shownAt;
  let hidden = false;
  let coming: Code | null = null;
  let asking = false;
  let askAgainAt = 0;

  async function ask(): Promise<Code | null> {
    if(asking) {
      return null;
    }
    asking = true;
    try {
      return await fetchCode(words['credential'] ?? '', words['csrf'] ?? '');
    } catch(error) {
      if(error instanceof LoggedOutError) {
        location.assign(words['login'] ?? '/mijn');
      }
      askAgainAt = performance.now() + RETRY_MS;
      return null;
    } finally {
      asking = false;
    }
  }

  async function put(code: Code): Promise<void> {
    shownAt = code.madeAt;
    await figure.swap(code);
    part('#text').textContent = code.text;
  }

  function hide(): void {
    if(!hidden) {
      hidden = true;
      coming = null;
      figure.hide();
      part('#text').textContent = '';
      covered.hidden = false;
      running.forEach(element => element.hidden = true);
      spoken.textContent = words['hidden'] ?? '';
      awake.end();
    }
  }

  async function showAgain(): Promise<void> {
    const code = await ask();
    if(code) {
      covered.hidden = true;
      running.forEach(element => element.hidden = false);
      figure.show();
      await put(code);
      hidden = false;
      openedAt = performance.now();
      spoken.textContent = words['onScreen'] ?? '';
      awake.begin();
    } else {
      spoken.textContent = words['trouble'] ?? '';
    }
  }

  function count(now: number): void {
    const left = Math.max(0, shownAt + every - now);
    const seconds = Math.ceil(left / 1000);
    const text = (seconds === 1 ? words['one'] : words['other']) ?? '';
    next.textContent = left > 0 ? text.replace('{seconds}', String(seconds)) : words['trouble'] ?? '';
    const step = matchMedia('(prefers-reduced-motion: reduce)').matches ? 5000 : 1;
    ring.setAttribute('stroke-dashoffset', String(100 - Math.ceil(left / step) * step / every * 100));
  }

  async function tick(): Promise<void> {
    const now = performance.now();
    if(hidden) {
      return;
    }
    if(now - openedAt > AWAKE_MS || now - shownAt > LASTS_MS) {
      hide();
      return;
    }
    const left = shownAt + every - now;
    if(left <= PREPARED_BEFORE_MS && !coming && !asking && now >= askAgainAt) {
      const code = await ask();
      coming = hidden ? null : code;
    }
    if(left <= 0 && coming) {
      const code = coming;
      coming = null;
      await put(code);
    }
    count(performance.now());
  }

  part('#again').addEventListener('click', () => void showAgain());
  document.addEventListener('visibilitychange', () => {
    if(document.hidden) {
      hide();
    }
  });
  addEventListener('pagehide', hide);
  spoken.textContent = words['onScreen'] ?? '';
  awake.begin();
  count(performance.now());
  setInterval(() => void tick(), TICK_MS);
}
