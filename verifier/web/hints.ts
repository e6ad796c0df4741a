// What to say while the camera looks: one hint at a time, and none that comes and goes.

export interface Frame {
  /** Mean luminance, 0 to 255. */
  readonly luminance: number;
  /** The part of the frame that is blown out, 0 to 1. */
  readonly clipped: number;
  /** A code was seen that could not be read. */
  readonly seen: boolean;
}

const DARK = 40;
const CLIPPED_AT = 250;
const GLARE = 0.06;
const CLOSER_AFTER = 3000;
const STILL_AFTER = 2000;
const SLOW_AFTER = 15_000;
const HOLD = 3000;
const EVERY = 16;

export class Hints {
  private current = 'verifier.scan.searching';
  private since = 0;
  private seenSince: number | null = null;

  /** Return the hint for a frame at `elapsed` ms: the one before it stays for three seconds at least. */
  next(frame: Frame, elapsed: number): string {
    this.seenSince = frame.seen ? this.seenSince ?? elapsed : null;
    const wanted = this.wanted(frame, elapsed);
    if(wanted !== this.current && elapsed - this.since >= HOLD) {
      this.current = wanted;
      this.since = elapsed;
    }
    return this.current;
  }

  private wanted(frame: Frame, elapsed: number): string {
    if(elapsed >= SLOW_AFTER) {
      return 'verifier.scan.slow';
    }
    if(frame.luminance < DARK) {
      return 'verifier.scan.dark';
    }
    if(frame.clipped > GLARE) {
      return 'verifier.scan.glare';
    }
    if(this.seenSince !== null) {
      return elapsed - this.seenSince >= STILL_AFTER ? 'verifier.scan.still' : this.current;
    }
    return elapsed >= CLOSER_AFTER ? 'verifier.scan.closer' : 'verifier.scan.searching';
  }
}

/** Measure a frame, by every sixteenth pixel. */
export function measure(image: ImageData, seen: boolean): Frame {
  let sum = 0;
  let clipped = 0;
  let count = 0;
  for(let i = 0; i + 2 < image.data.length; i += 4 * EVERY) {
    const [r = 0, g = 0, b = 0] = [image.data[i], image.data[i + 1], image.data[i + 2]];
    const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    sum += luminance;
    clipped += luminance >= CLIPPED_AT ? 1 : 0;
    count++;
  }
  return {luminance: sum / Math.max(1, count), clipped: clipped / Math.max(1, count), seen};
}
