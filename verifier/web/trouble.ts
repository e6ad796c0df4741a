// When the check itself failed: the page's fault or the line's, never the proof's.

import type {Banner, Outcome} from './outcome.ts';
import {CheckError} from './verify.ts';

const TOO_MANY = 429;

export function failure(error: unknown): Outcome {
  const busy = error instanceof CheckError && error.status === TOO_MANY;
  const banner: Banner = {
    key: busy ? 'too_many' : 'bug',
    tone: 'neu',
    verdict: 'none',
    code: busy ? 'TOO_MANY_REQUESTS' : 'CHECK_FAILED',
    title: busy ? 'error.429.title' : 'verifier.bug.title',
    text: busy ? 'error.429.text' : 'verifier.bug.text',
    advice: [],
    note: null,
    action: 'reload',
    values: busy ? {seconds: Number(error.retryAfter ?? 60)} : {},
  };
  return {at: new Date().toISOString(), banner, proofs: [], differentPeople: false, versions: null, milliseconds: 0, text: null};
}
