// From camera to text: frame after frame until a code is read. Frames are looked at and forgotten, never sent.

import {closeCamera, openCamera} from './camera.ts';
import {Hints, measure} from './hints.ts';
import {Parts} from './parts.ts';
import {canvasOf, readCodes} from './reader.ts';

export type Scanned =
  | {readonly end: 'read'; readonly text: string}
  | {readonly end: 'timeout' | 'stopped'};

export interface Watcher {
  hint(key: string): void;
  parts(read: number, total: number): void;
  opened(stream: MediaStream): void;
}

const TIMEOUT = 60_000;
const FOREIGN_PATIENCE = 1000;
const LARGEST = 1920;
const OURS = /^\s*(V[CP]\d|\{)/;

export class Scanner {
  private stopped = false;
  private foreign: {text: string; at: number} | null = null;
  private readonly found = new Parts();
  private readonly hints = new Hints();

  constructor(private readonly video: HTMLVideoElement, private readonly watcher: Watcher) {}

  stop(): void {
    this.stopped = true;
  }

  /** Look until a code was read, a minute passed, or somebody stopped. Raises CameraError. */
  async scan(deviceId: string | null): Promise<Scanned> {
    const stream = await openCamera(deviceId);
    try {
      if(this.stopped) {
        return {end: 'stopped'};
      }
      this.video.srcObject = stream;
      await this.video.play().catch(() => undefined);
      this.watcher.opened(stream);
      return await this.look();
    } finally {
      closeCamera(stream);
      this.video.srcObject = null;
    }
  }

  private async look(): Promise<Scanned> {
    const started = performance.now();
    for(;;) {
      const elapsed = performance.now() - started;
      if(this.stopped) {
        return {end: 'stopped'};
      }
      if(elapsed > TIMEOUT) {
        return {end: 'timeout'};
      }
      const image = this.frame();
      const text = image === null ? null : await this.read(image, elapsed);
      if(text !== null) {
        return {end: 'read', text};
      }
      await this.nextFrame();
    }
  }

  private frame(): ImageData | null {
    const {videoWidth, videoHeight} = this.video;
    if(videoWidth === 0) {
      return null;
    }
    const scale = Math.min(1, LARGEST / Math.max(videoWidth, videoHeight));
    this.pen ??= canvasOf(Math.round(videoWidth * scale), Math.round(videoHeight * scale));
    const {width, height} = this.pen.canvas;
    this.pen.drawImage(this.video, 0, 0, width, height);
    return this.pen.getImageData(0, 0, width, height);
  }

  private pen: CanvasRenderingContext2D | null = null;

  private async read(image: ImageData, elapsed: number): Promise<string | null> {
    const codes = await readCodes(image);
    for(const code of codes.filter(one => one.isValid && one.text !== '')) {
      const text = this.found.add(code);
      if(text === null) {
        this.watcher.parts(this.found.read, this.found.total);
      } else if(OURS.test(text)) {
        return text;
      } else {
        this.foreign ??= {text, at: elapsed};
      }
    }
    // Another code may stand beside the right one: keep looking for a moment.
    if(this.foreign !== null && elapsed - this.foreign.at >= FOREIGN_PATIENCE) {
      return this.foreign.text;
    }
    if(this.found.read === 0) {
      this.watcher.hint(this.hints.next(measure(image, codes.length > 0), elapsed));
    }
    return null;
  }

  private async nextFrame(): Promise<void> {
    await new Promise<void>(next => {
      // A hidden tab gives no frames: then the clock, so that stopping is still seen.
      const timer = window.setTimeout(next, 500);
      const go = (): void => {
        window.clearTimeout(timer);
        next();
      };
      if('requestVideoFrameCallback' in this.video) {
        this.video.requestVideoFrameCallback(go);
      } else {
        window.setTimeout(go, 60);
      }
    });
  }
}
