// One code from the wallet's API: signed now, shown as an image that never becomes markup of the page.

import {ALIVE} from './session.ts';

export type Code = {readonly image: string; readonly modules: number; readonly text: string; readonly madeAt: number};

type Answer = {qr_svg: string; qr_text: string};

/** The session is over: somebody has to log in. */
export class LoggedOutError extends Error {}

export async function fetchCode(credential: string, csrf: string): Promise<Code> {
  const madeAt = performance.now();
  const response = await fetch('/api/wallet/presentations', {
    method: 'POST',
    headers: {'accept': 'application/json', 'content-type': 'application/json', 'x-csrf-token': csrf},
    body: JSON.stringify({credential}),
  });
  if(response.status === 401 || response.status === 403) {
    throw new LoggedOutError();
  }
  if(!response.ok) {
    throw new Error(`no code: ${response.status}`);
  }
  document.dispatchEvent(new Event(ALIVE));
  const answer = await response.json() as Answer;
  const modules = /viewBox="0 0 ([0-9]+) /.exec(answer.qr_svg)?.[1];
  return {
    image: `data:image/svg+xml;base64,${btoa(answer.qr_svg)}`,
    modules: Number(modules ?? 0),
    text: answer.qr_text,
    madeAt,
  };
}
