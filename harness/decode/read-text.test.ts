import { expect, test } from 'vitest';
import { toHex } from '../../reference/codec/hex.ts';
import { readText } from './read-text.ts';

const read = (text: string): string => {
  const result = readText(text);
  return result.kind === 'bytes' ? `${result.notation} ${toHex(result.bytes)}` : `at ${result.at}: ${result.problem}`;
};

test.each([
  '10 0c 00 04',
  '100c0004',
  '10:0C:00:04',
  '10,0c,00,04',
  '0x10, 0x0c, 0x00, 0x04',
  '0x10,0xc,0x0,0x4',
  '0x100c0004',
  '{ 0x10, 0x0c, 0x00, 0x04 };',
  'b"\\x10\\x0c\\x00\\x04"'.slice(1),
  '\t100c\n  0004\r\n',
])('%j is hexadecimal', (text) => {
  expect(read(text)).toBe('hex 10 0c 00 04');
});

test.each(['MAoAA3QveGhlbGxv', 'MAoA\nA3Qv\neGhl\nbGxv\n'])('%j is base64', (text) => {
  expect(read(text)).toBe('base64 30 0a 00 03 74 2f 78 68 65 6c 6c 6f');
});

test('base64 has two alphabets, and its padding may be left out, where it is told that it is base64', () => {
  const bytes = Uint8Array.of(0xfb, 0xff, 0xbf, 0x61);
  expect(readText('+/+/YQ==')).toMatchObject({ notation: 'base64', bytes });
  expect(readText('-_-_YQ', 'base64')).toMatchObject({ bytes });
  expect(readText('ABCDE', 'base64')).toMatchObject({ at: 5, problem: expect.stringContaining('middle of a byte') });
});

test.each([
  ['0x10,4', 5, '"4" is an odd number of digits, and each byte takes two'],
  ['10 0c 0', 6, '"0" is an odd number of digits'],
  ['10 0c 00g4', 8, '"g" is no hexadecimal digit'],
  ['100c00044d515454040200g4', 22, '"g" is no hexadecimal digit'],
  ['10 0x', 3, '"0x" has no digits behind it'],
  ['0x0000:  4500 0034', 0, '"0x0000:" is the offset of a dump'],
  ['00000000: 100c 0004  ....', 0, '"00000000:" is the offset of a dump'],
  ['00000000  10 0c 00 04  |....|', 0, '"00000000" is the offset of a dump'],
  ['\t0x0010:  1234', 1, '"0x0010:" is the offset of a dump'],
  ['12:34:56.789 IP host.1883 > x', 8, '"." is no hexadecimal digit'],
  ['no-such-file', 0, '"n" is no hexadecimal digit'],
  ['not mqtt', 0, '"n" is no hexadecimal digit'],
])('%j is neither, and it is told where', (text, at, problem) => {
  expect(readText(text)).toEqual({ kind: 'unreadable', at, problem: expect.stringContaining(problem) });
});

test('what is told is not guessed', () => {
  expect(readText('100c', 'base64')).toMatchObject({ notation: 'base64', bytes: new Uint8Array([0xd7, 0x4d, 0x1c]) });
  expect(readText('MAoA', 'hex')).toMatchObject({ kind: 'unreadable', at: 0 });
  expect(readText('MA=A', 'base64')).toMatchObject({ kind: 'unreadable', at: 2 });
});
