// The scanning view: viewfinder, hint, stop, choice of camera; and what to say when there is no picture.

import {cameras, CameraError} from './camera.ts';
import {el, part} from './dom.ts';
import {Scanner} from './scanner.ts';
import {announce, currentView, show} from './views.ts';
import type {Words} from './words.ts';

const BUZZ_MS = 50;

export class Scanning {
  private scanner: Scanner | null = null;
  private device: string | null = null;

  constructor(private readonly words: () => Words, private readonly read: (text: string) => void) {
    part('stop').addEventListener('click', () => this.stop());
    part<HTMLSelectElement>('camera-choice').addEventListener('change', event => {
      this.device = (event.target as HTMLSelectElement).value;
      void this.start();
    });
    document.addEventListener('keydown', event => {
      if(event.key === 'Escape' && currentView() === 'scanning') {
        this.stop();
      }
    });
    document.addEventListener('visibilitychange', () => {
      if(document.hidden) {
        this.stop();
      }
    });
  }

  /** Open the camera and look for a code; every way this can end leads somewhere. */
  async start(): Promise<void> {
    this.scanner?.stop();
    const scanner = new Scanner(part<HTMLVideoElement>('video'), {
      hint: key => this.hint(this.words().text(key)),
      parts: (n, total) => this.hint(this.words().text('verifier.scan.parts', {n, total})),
      opened: () => void this.offerCameras(),
    });
    this.scanner = scanner;
    part('trouble').hidden = true;
    this.hint(this.words().text('verifier.scan.searching'));
    show('scanning', this.words().text('verifier.page.scan'));
    part('stop').focus();
    try {
      const scanned = await scanner.scan(this.device);
      if(this.scanner !== scanner) {
        return;  // another scan has begun
      }
      if(scanned.end === 'read') {
        navigator.vibrate?.(BUZZ_MS);
        this.read(scanned.text);
      } else {
        this.leave(scanned.end === 'timeout' ? this.words().text('verifier.scan.timeout') : null);
      }
    } catch(error) {
      if(!(error instanceof CameraError)) {
        throw error;
      }
      this.device = null;
      this.explain(error);
    }
  }

  stop(): void {
    if(this.scanner !== null && currentView() === 'scanning') {
      this.scanner.stop();
    }
  }

  private hint(text: string): void {
    const place = part('hint');
    if(place.textContent !== text) {
      place.textContent = text;
    }
  }

  private leave(why: string | null): void {
    show('start', this.words().text('verifier.page.start'));
    part('camera').focus();
    if(why !== null) {
      this.trouble(null, why);
    }
  }

  private explain(error: CameraError): void {
    show('start', this.words().text('verifier.page.start'));
    const key = `verifier.camera.${error.trouble}`;
    this.trouble(error.trouble === 'busy' ? null : this.words().text(`${key}.title`), this.words().text(`${key}.text`));
  }

  private trouble(title: string | null, text: string): void {
    const place = part('trouble');
    place.replaceChildren(title === null ? '' : el('h2', {}, title), el('p', {}, text));
    place.hidden = false;
    announce([title, text].filter(one => one !== null).join('. '), true);
    part('camera-label').textContent = this.words().text('verifier.camera.again');
    part('camera').focus();
  }

  private async offerCameras(): Promise<void> {
    const found = await cameras();
    const choice = part<HTMLSelectElement>('camera-choice');
    part('cameras').hidden = found.length < 2;
    choice.replaceChildren(...found.map((camera, index) => el('option',
      {value: camera.deviceId, selected: camera.deviceId === this.device},
      camera.label || this.words().text('verifier.scan.camera', {n: index + 1}))));
  }
}
