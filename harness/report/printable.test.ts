import { expect, test } from 'vitest';
import { clip, count, duration, isPrintable, printable, quote, wrap } from './printable.ts';

test('what steers a terminal, breaks a line or is no XML is written out', () => {
  expect(printable('a\u001b[31m\n\r\t\u0000\u0085\u2028\u202e\ufeff\ufffe\ud800')).toBe(
    'a\\u001b[31m\\u000a\\u000d\\u0009\\u0000\\u0085\\u2028\\u202e\\ufeff\\ufffe\\ud800',
  );
});

test('letters of any script stay', () => {
  expect(printable('größe 温度 🌡')).toBe('größe 温度 🌡');
  expect(isPrintable('größe 温度 🌡')).toBe(true);
  expect(isPrintable('a\n')).toBe(false);
});

test('clipping counts characters and cuts none in two', () => {
  expect(clip('🌡🌡🌡', 3)).toBe('🌡🌡🌡');
  expect(clip('🌡🌡🌡', 2)).toBe('🌡🌡…');
  expect(quote('a'.repeat(60))).toBe(`"${'a'.repeat(48)}…"`);
});

test('counts and durations read as people write them', () => {
  expect([count(1, 'byte'), count(0, 'byte'), count(65_535, 'byte')]).toEqual(['1 byte', '0 bytes', '65,535 bytes']);
  expect([duration(12.4), duration(4321), duration(125_000)]).toEqual(['12 ms', '4.3 s', '2 min 5 s']);
});

test('lines are broken between words, and a word that is too long stands alone', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('a bbbbbbbbbb c', 4)).toEqual(['a', 'bbbbbbbbbb', 'c']);
});
