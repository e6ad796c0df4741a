// A file that was chosen or dropped: a picture is read here; what this page cannot read goes to the service, which keeps nothing.

import type {Banner, Outcome} from './outcome.ts';
import {readPicture} from './reader.ts';
import {verify, verifyFile} from './verify.ts';

export const LARGEST_FILE = 10 * 1024 * 1024;
const LARGEST_TEXT = 1024 * 1024;
const OURS = /^\s*V[CP]\d/;

export interface Checked {
  readonly outcome: Outcome;
  readonly text: string | null;
}

export async function checkFile(file: File): Promise<Checked> {
  if(file.size > LARGEST_FILE) {
    return nothing('too_large', 'FILE_TOO_LARGE', {size: Math.ceil(file.size / 1024 / 1024)});
  }
  if(isText(file)) {
    if(file.size > LARGEST_TEXT) {
      return nothing('type', 'FILE_TYPE', {});
    }
    const text = await file.text();
    return {outcome: await verify(text), text};
  }
  const texts = file.type.startsWith('image/') ? await readPicture(file) ?? [] : [];
  const ours = texts.filter(text => OURS.test(text));
  const [text] = ours.length > 0 ? ours : texts;
  if(text !== undefined && ours.length < 2) {
    return {outcome: await verify(text), text};
  }
  // Nothing that this page can read, or several proofs at once: the service reads the file itself.
  const outcome = await verifyFile(file);
  return {outcome, text: outcome.text};
}

function isText(file: File): boolean {
  return file.type.startsWith('text/') || file.type.endsWith('json') || /\.(txt|json|jsonld)$/i.test(file.name);
}

function nothing(key: string, code: string, values: Banner['values']): Checked {
  const banner: Banner = {
    key, tone: 'neu', verdict: 'none', code, title: 'verifier.file.unreadable.title', text: `verifier.file.${key}.text`,
    advice: [], note: null, action: 'scan', values,
  };
  const outcome: Outcome =
    {at: new Date().toISOString(), banner, proofs: [], differentPeople: false, versions: null, milliseconds: 0, text: null};
  return {outcome, text: null};
}
