import { expect, it } from 'vitest';
import { wordsOf } from './words.ts';

it.each([
  ['mosquitto -c x.conf', ['mosquitto', '-c', 'x.conf']],
  ['  a   b ', ['a', 'b']],
  [`sh -c 'exec "$0" 1' x`, ['sh', '-c', 'exec "$0" 1', 'x']],
  ['"/opt/my broker/run" --name="a \\"b\\""', ['/opt/my broker/run', '--name=a "b"']],
  ["a '' b\\ c", ['a', '', 'b c']],
])('%s', (line, words) => {
  expect(wordsOf(line)).toEqual(words);
});

it.each([
  ["mosquitto 'x", /not closed/],
  ['"', /not closed/],
  ['  ', /empty/],
])('refuses %j', (line, sentence) => {
  expect(() => wordsOf(line)).toThrow(sentence);
});
