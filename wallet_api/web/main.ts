// What the wallet's pages do by themselves; every page works as far as it can without.
import {keepBusy} from './busy.ts';
import {showLive} from './live.ts';
import {printOut} from './print.ts';
import {warnBeforeEnd} from './session.ts';

const session = document.getElementById('session-end');
if(session) {
  warnBeforeEnd(session);
}
const live = document.getElementById('live');
if(live) {
  showLive(live);
}
for(const form of document.querySelectorAll<HTMLFormElement>('form[data-busy]')) {
  keepBusy(form);
}
const print = document.getElementById('print');
if(print) {
  printOut(print);
}
