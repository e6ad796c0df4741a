// The seam: what was read goes in, the answer comes out. Today the page asks its own service; later it verifies itself.

import type {Outcome} from './outcome.ts';

const CHECK = '/controle/check';

/** The service did not answer as it should: nothing is known about the proof. */
export class CheckError extends Error {
  constructor(readonly status: number, readonly retryAfter: string | null) {
    super(`the check answered ${status}`);
  }
}

/** Verify the text of a QR code, or a text that was pasted. */
export async function verify(text: string): Promise<Outcome> {
  return await ask(JSON.stringify({text}), 'application/json');
}

/** Verify a picture or a PDF in which this page found no code itself. */
export async function verifyFile(file: Blob): Promise<Outcome> {
  return await ask(file, file.type || 'application/octet-stream');
}

async function ask(body: BodyInit, type: string): Promise<Outcome> {
  const response = await fetch(CHECK, {method: 'POST', body, headers: {'content-type': type}, cache: 'no-store'});
  if(!response.ok) {
    throw new CheckError(response.status, response.headers.get('retry-after'));
  }
  return await response.json() as Outcome;
}
