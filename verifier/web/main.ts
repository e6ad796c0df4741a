// The page: start, scan or choose or paste, result, and back to the start. Nothing of a result outlives its view.

import {Clearing} from './clearing.ts';
import {part} from './dom.ts';
import {type Checked, checkFile} from './files.ts';
import {followLanguages} from './language.ts';
import type {Outcome} from './outcome.ts';
import {prepareReader} from './reader.ts';
import {Result} from './result.ts';
import {Scanning} from './scanning.ts';
import {failure} from './trouble.ts';
import {verify} from './verify.ts';
import {announce, currentView, show} from './views.ts';
import {wordsOfPage} from './words.ts';

const BUSY_AFTER = 300;

let words = wordsOfPage();
let result: Result | null = null;
const scanning = new Scanning(() => words, text => void check(async () => ({outcome: await verify(text), text})));
const clearing = new Clearing(warn, start);

/** Run a check and show what came of it; a check that takes its time says so. */
async function check(ask: () => Promise<Checked>): Promise<void> {
  const busy = window.setTimeout(() => show('checking', words.text('verifier.page.scan')), BUSY_AFTER);
  const checked = await ask().catch((error: unknown): Checked => ({outcome: failure(error), text: null}));
  window.clearTimeout(busy);
  present(checked.outcome, checked.text, ask);
}

function present(outcome: Outcome, text: string | null, ask: () => Promise<Checked>): void {
  const shown = new Result(part('result'), outcome, text, {
    next: () => void scanning.start(),
    recheck: () => void check(text === null ? ask : async () => ({outcome: await verify(text), text})),
  });
  forget();
  shown.render(words);
  result = shown;
  show('result', shown.pageTitle(words));
  document.body.dataset['printMark'] = words.text('verifier.print_mark');
  const {text: said, urgent} = shown.spoken(words);
  announce(said, urgent);
  shown.focus();
  clearing.start();
}

/** Take every trace of a result out of the page. */
function forget(): void {
  clearing.stop();
  result = null;
  part('result').replaceChildren();
  part<HTMLTextAreaElement>('text').value = '';
  part<HTMLInputElement>('file').value = '';
  document.body.dataset['printMark'] = '';
  announce('');
}

function start(): void {
  forget();
  show('start', words.text('verifier.page.start'));
  part('camera').focus();
}

function warn(seconds: number | null): void {
  const bar = part('clearing');
  if(seconds !== null && bar.hidden) {
    announce(words.text('verifier.clearing', {seconds}));
  }
  bar.hidden = seconds === null;
  part('clearing-text').textContent = seconds === null ? '' : words.text('verifier.clearing', {seconds});
}

function chosen(file: File | undefined): void {
  if(file !== undefined) {
    scanning.stop();
    void check(() => checkFile(file));
  }
}

function wire(): void {
  part('camera').addEventListener('click', () => void scanning.start());
  part('keep').addEventListener('click', () => clearing.start());
  part<HTMLInputElement>('file').addEventListener('change', event => chosen((event.target as HTMLInputElement).files?.[0]));
  for(const opener of document.querySelectorAll('[data-action=file]')) {
    opener.addEventListener('click', () => part('file').click());
  }
  part('paste-open').addEventListener('click', event => {
    part('paste').hidden = !part('paste').hidden;
    (event.currentTarget as HTMLElement).setAttribute('aria-expanded', String(!part('paste').hidden));
    part('text').focus();
  });
  part('paste').addEventListener('submit', event => {
    event.preventDefault();
    const text = part<HTMLTextAreaElement>('text').value.trim();
    part('paste-empty').hidden = text !== '';
    part('text').setAttribute('aria-invalid', String(text === ''));
    if(text !== '') {
      void check(async () => ({outcome: await verify(text), text}));
    }
  });
}

function acceptDrops(): void {
  const mark = (over: boolean): void => {
    part('drop').hidden = !over;
  };
  document.addEventListener('dragover', event => {
    event.preventDefault();
    mark(event.dataTransfer?.types.includes('Files') === true);
  });
  document.addEventListener('dragleave', event => {
    if(event.relatedTarget === null) {
      mark(false);
    }
  });
  document.addEventListener('drop', event => {
    event.preventDefault();
    mark(false);
    chosen(event.dataTransfer?.files[0]);
  });
}

function tellFreshness(): void {
  const place = part('freshness');
  const time = place.dataset['time'];
  if(time !== undefined && time !== '') {
    const age = Math.max(0, (Date.now() - new Date(time).getTime()) / 1000);
    place.textContent = words.text('verifier.freshness', {time, age});
    place.hidden = false;
  }
}

followLanguages(() => currentView() === 'result', changed => {
  words = changed;
  result?.render(words);
  document.title = result?.pageTitle(words) ?? document.title;
  document.body.dataset['printMark'] = words.text('verifier.print_mark');
  tellFreshness();
});
// Going back in history must not bring back a name.
window.addEventListener('pagehide', start);
wire();
acceptDrops();
tellFreshness();
prepareReader();
document.body.dataset['state'] = 'start';
