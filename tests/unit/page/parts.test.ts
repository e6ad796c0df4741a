// QR structured append.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Parts} from '../../../verifier/web/parts.ts';

const part = (text: string, sequenceIndex: number, sequenceSize: number, sequenceId = '7') =>
  ({text, sequenceIndex, sequenceSize, sequenceId});

test('a code on its own is whole', () => {
  assert.equal(new Parts().add(part('VP1-R', -1, -1)), 'VP1-R');
});

test('parts come in any order, and more than once', () => {
  const parts = new Parts();
  assert.equal(parts.add(part('c', 2, 3)), null);
  assert.equal(parts.add(part('a', 0, 3)), null);
  assert.equal(parts.add(part('a', 0, 3)), null);
  assert.deepEqual([parts.read, parts.total], [2, 3]);
  assert.equal(parts.add(part('b', 1, 3)), 'abc');
});

test('parts of another code are not mixed in', () => {
  const parts = new Parts();
  parts.add(part('a', 0, 2, '7'));
  assert.equal(parts.add(part('B', 1, 2, '8')), null);
  assert.equal(parts.add(part('A', 0, 2, '8')), 'AB');
});
