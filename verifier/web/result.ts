// The result on the screen: banner, what to do, claims, checks, explanations; rendered anew after every choice.

import {adviceView, bannerView, bannerWords, TITLE} from './banner.ts';
import {checkCount, checkList} from './checks.ts';
import {claimList} from './claims.ts';
import {compareBox, compared, type Comparison} from './compare.ts';
import {button, el, icon} from './dom.ts';
import {expander, expanders} from './explain.ts';
import type {Outcome, Proof} from './outcome.ts';
import {reportPanel} from './report.ts';
import type {Words} from './words.ts';

export interface Actions {
  readonly next: () => void;
  readonly recheck: () => void;
}

const WIDE = '(min-width: 56rem)';

export class Result {
  private outcome: Outcome;

  constructor(
    private readonly place: HTMLElement, outcome: Outcome, private readonly text: string | null,
    private readonly actions: Actions,
  ) {
    this.outcome = outcome;
  }

  /** Show the result in these words, and let who listens to the page hear the verdict once. */
  render(words: Words): void {
    const alone = this.outcome.proofs.length === 1 ? this.outcome.proofs[0] ?? null : null;
    this.place.replaceChildren(el('div', {class: 'result'},
      el('div', {class: 'main stack'}, bannerView(this.outcome.banner, words, ...this.body(alone, words)),
        ...(alone === null ? this.outcome.proofs.map((proof, n) => this.card(proof, n, words)) : [])),
      el('div', {class: 'side stack'}, alone === null ? null : this.checks(alone, words), this.note(words),
        expanders(this.outcome, this.text, words)),
      ...this.foot(words)));
  }

  focus(): void {
    document.getElementById(TITLE)?.focus();
  }

  /** The verdict for a screen reader: the title and the sentence. */
  spoken(words: Words): {text: string; urgent: boolean} {
    const said = bannerWords(this.outcome.banner, words);
    return {text: `${said.title}. ${said.text}`, urgent: this.outcome.banner.tone === 'bad'};
  }

  pageTitle(words: Words): string {
    return words.text(`verifier.page.${this.outcome.banner.tone}`);
  }

  private body(proof: Proof | null, words: Words): (Node | null)[] {
    const advice = adviceView(this.outcome.banner, words);
    const action = this.action(words);
    return [advice, action, proof === null ? null : this.claims(proof, words, advice !== null || action !== null)];
  }

  private action(words: Words): HTMLElement | null {
    switch(this.outcome.banner.action) {
      case 'recheck':
        return this.row(button('recheck', '', words.text('verifier.verdict.recheck'), null, this.actions.recheck));
      case 'scan':
        return this.row(button('next', '', words.text('verifier.none.again'), 'cam', this.actions.next));
      case 'reload':
        return this.row(button('recheck', '', words.text('verifier.camera.again'), null, this.actions.recheck));
      default:
        return null;
    }
  }

  private row(...buttons: HTMLElement[]): HTMLElement {
    return el('div', {class: 'row'}, ...buttons);
  }

  private claims(proof: Proof, words: Words, below: boolean): Node | null {
    const {claims, banner} = proof;
    if(claims === null) {
      return null;
    }
    if(proof.shown === 'collapsed') {
      const revoked = banner.tone === 'bad';
      return expander(words.text(revoked ? 'verifier.result.collapsed' : 'verifier.result.collapsed_time'),
        ...(revoked ? [el('p', {class: 'small no-longer'}, words.text('verifier.result.no_longer'))] : []),
        claimList(claims, banner.tone, words));
    }
    const comparing = banner.key === 'valid_print';
    const tone = banner.verdict === 'valid' ? 'ok' : banner.tone;
    return el('div', {class: 'stack'},
      comparing ? compareBox(claims, words, comparison => this.decide(proof, comparison, words)) : null,
      below && !comparing ? el('hr') : null,
      claimList(claims, tone, words, {person: !comparing}));
  }

  private decide(proof: Proof, comparison: Comparison, words: Words): void {
    const proofs = this.outcome.proofs.map(one => one === proof ? compared(one, comparison, new Date()) : one);
    const banner = proofs.length === 1 ? proofs[0]?.banner ?? this.outcome.banner : this.outcome.banner;
    this.outcome = {...this.outcome, proofs, banner};
    this.render(words);
    document.title = this.pageTitle(words);
    this.focus();
  }

  private checks(proof: Proof, words: Words): HTMLElement {
    const heading = [el('h2', {}, words.text('verifier.checks.title')),
      el('p', {class: 'muted small'}, checkCount(proof.checks, words))];
    const list = checkList(proof.checks, words);
    if(proof.banner.tone !== 'ok' || matchMedia(WIDE).matches) {
      return el('section', {class: 'card'}, ...heading, list);
    }
    return el('section', {class: 'card folded'}, el('details', {}, el('summary', {}, el('span', {}, ...heading)), list));
  }

  private card(proof: Proof, index: number, words: Words): HTMLElement {
    const said = bannerWords(proof.banner, words);
    const number = words.text('verifier.result.proof', {n: index + 1, total: this.outcome.proofs.length});
    const {tone, verdict, code} = proof.banner;
    return el('section', {class: 'card stack proof', 'data-tone': tone, 'data-proof-verdict': verdict, 'data-proof-code': code},
      el('h2', {}, number),
      el('p', {class: 'line'}, el('span', {class: 'tag', 'data-tone': tone}, icon(tone), said.title), ` ${said.text}`),
      adviceView(proof.banner, words),
      this.claims(proof, words, false),
      expander(words.text('verifier.checks.title'), checkList(proof.checks, words)));
  }

  private note(words: Words): HTMLElement | null {
    const key = this.outcome.banner.note;
    return key === null ? null : el('div', {class: 'note'}, icon('shield'), el('p', {}, words.text(key)));
  }

  private foot(words: Words): HTMLElement[] {
    const panel = reportPanel(this.outcome, this.text, words);
    panel.hidden = true;
    const open = button('report', 'alt', words.text('verifier.report.save'), 'print', () => {
      panel.hidden = false;
      open.hidden = true;
      panel.querySelector('h2')?.focus();
    });
    const next = el('div', {class: 'next'}, button('next', '', words.text('verifier.next'), 'cam', this.actions.next));
    return this.outcome.proofs.length === 0 ? [] : [next, el('div', {class: 'keep'}, open, panel)];
  }
}
