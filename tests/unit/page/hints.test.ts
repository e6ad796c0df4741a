// Hints while the camera looks.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Hints, measure} from '../../../verifier/web/hints.ts';

const BRIGHT = {luminance: 120, clipped: 0, seen: false};

test('the camera looks for three seconds before it asks to come closer', () => {
  const hints = new Hints();
  assert.equal(hints.next(BRIGHT, 0), 'verifier.scan.searching');
  assert.equal(hints.next(BRIGHT, 2900), 'verifier.scan.searching');
  assert.equal(hints.next(BRIGHT, 3000), 'verifier.scan.closer');
});

test('dark wins over closer', () => {
  assert.equal(new Hints().next({...BRIGHT, luminance: 39}, 3500), 'verifier.scan.dark');
});

test('more than six in a hundred blown-out pixels is glare', () => {
  assert.equal(new Hints().next({...BRIGHT, clipped: 0.07}, 3500), 'verifier.scan.glare');
  assert.equal(new Hints().next({...BRIGHT, clipped: 0.05}, 3500), 'verifier.scan.closer');
});

test('a code that is seen but not read for two seconds asks to hold still', () => {
  const hints = new Hints();
  hints.next({...BRIGHT, seen: true}, 2000);
  assert.equal(hints.next({...BRIGHT, seen: true}, 3500), 'verifier.scan.searching');
  assert.equal(hints.next({...BRIGHT, seen: true}, 4100), 'verifier.scan.still');
});

test('after fifteen seconds it offers a photo', () => {
  assert.equal(new Hints().next(BRIGHT, 15_000), 'verifier.scan.slow');
});

test('a hint stays for three seconds', () => {
  const hints = new Hints();
  assert.equal(hints.next(BRIGHT, 3000), 'verifier.scan.closer');
  assert.equal(hints.next({...BRIGHT, luminance: 10}, 4000), 'verifier.scan.closer');
  assert.equal(hints.next({...BRIGHT, luminance: 10}, 6000), 'verifier.scan.dark');
});

test('a white frame is bright and blown out, a black one is neither', () => {
  const frame = (value: number): ImageData => ({data: new Uint8ClampedArray(64 * 64 * 4).fill(value)}) as unknown as ImageData;
  const white = measure(frame(255), true);
  assert.deepEqual({...white, luminance: Math.round(white.luminance)}, {luminance: 255, clipped: 1, seen: true});
  assert.deepEqual(measure(frame(0), false), {luminance: 0, clipped: 0, seen: false});
});
