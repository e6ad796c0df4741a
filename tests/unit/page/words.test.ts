// How the page writes moments, ages and values.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clean} from '../../../verifier/web/clean.ts';
import {Words} from '../../../verifier/web/words.ts';

const MESSAGES = {
  'a.one': 'vor {seconds} seconde', 'a.other': 'vor {seconds} seconden', b: '{time} ({age} oud)', c: 'tot {date}',
  d: 'Typ {url}. Nu.', e: 'Een QR-code', f: '{name}',
};
const nl = new Words('nl', MESSAGES);
const en = new Words('en', MESSAGES);

test('a plural follows its number, and stays on the line of its unit', () => {
  assert.equal(nl.text('a', {seconds: 1}), 'vor 1\u00a0seconde');
  assert.equal(nl.text('a', {seconds: 0}), 'vor 0\u00a0seconden');
  assert.equal(nl.text('a', {seconds: 12}), 'vor 12\u00a0seconden');
});

test('a date is as whole as it is known', () => {
  assert.equal(nl.date('1996-05-04'), '4 mei 1996');
  assert.equal(en.date('1996-05-04'), '4 May 1996');
  assert.equal(nl.date('1996-05'), 'mei 1996');
  assert.equal(nl.date('1996'), '1996');
});

test('a date does not move with the time zone', () => {
  assert.equal(nl.text('c', {date: '2027-11-29'}), 'tot 29 november 2027');
});

test('an age is in the largest unit that fits', () => {
  assert.equal(nl.age(0), '0\u00a0seconden');
  assert.equal(nl.age(59), '59\u00a0seconden');
  assert.equal(nl.age(60), '1\u00a0minuut');
  assert.equal(nl.age(3 * 3600 + 5), '3\u00a0uur');
  assert.equal(en.age(2 * 86_400), '2\u00a0days');
});

test('the time of today stands alone, another day is named', () => {
  const now = new Date();
  assert.match(nl.moment(now), /^\d\d\.\d\d uur$/);
  assert.match(en.moment(now), /^\d\d:\d\d$/);
  assert.match(nl.moment('2020-01-02T12:00:00Z'), /^2 januari 2020, \d\d\.\d\d uur$/);
});

test('a value is put in as it is, and not looked into', () => {
  assert.equal(nl.text('f', {name: '{age} $& <b>'}), '{age} $& <b>');
});

test('a message can be cut around its one place', () => {
  assert.deepEqual(nl.around('d'), ['Typ ', '. Nu.']);
});

test('a heading does not break a QR-code', () => {
  assert.equal(nl.heading('e'), 'Een QR\u2011code');
});

test('a missing message is a bug, not an empty banner', () => {
  assert.throws(() => nl.text('nowhere'));
});

test('characters that turn or hide others are taken out and counted', () => {
  assert.deepEqual(clean('a\u202eb\u200bc\u2066d\ufeff'), {text: 'abcd', removed: 4});
  assert.deepEqual(clean('Zoë Özdemir 王'), {text: 'Zoë Özdemir 王', removed: 0});
});
