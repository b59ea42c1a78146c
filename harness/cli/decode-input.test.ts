import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { toHex } from '../../reference/codec/hex.ts';
import { type InputForm, readInput } from './decode-input.ts';

const nothing = Readable.from([]);
const piped = (content: string | Uint8Array) => Readable.from([Buffer.from(content)]);

async function read(given: string, form?: InputForm, stdin: Readable = nothing): Promise<string> {
  return toHex(await readInput(given, form, stdin));
}

test('the argument itself, in hex or base64', async () => {
  expect(await read('c0 00')).toBe('c0 00');
  expect(await read('MAoAA3QveGhlbGxv')).toBe('30 0a 00 03 74 2f 78 68 65 6c 6c 6f');
});

test('stdin, as text or raw', async () => {
  expect(await read('-', undefined, piped('c0:00\n'))).toBe('c0 00');
  expect(await read('-', undefined, piped(Uint8Array.of(0xc0, 0x00)))).toBe('c0 00');
  expect(await read('-', 'raw', piped('c0'))).toBe('63 30');
});

test('a file, as text or raw; the argument comes first', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  const [raw, text] = [join(folder, 'stream.bin'), join(folder, 'stream.hex')];
  await writeFile(raw, Uint8Array.of(0xc0, 0x00));
  await writeFile(text, '0xd0, 0x00');
  expect(await read(raw)).toBe('c0 00');
  expect(await read(text)).toBe('d0 00');
  await expect(read(folder)).rejects.toMatchObject({ code: 'MQTTSPEC_USAGE' });
});

test.each([
  ['10 0c zz', nothing, /character 7: "z" is no hexadecimal digit\.\n {2}10 0c zz\n {8}\^\n/],
  ['no-such-file', nothing, /There is no file of that name/],
  ['-', piped('c0 00\n0x'), /stdin cannot be read: line 2, character 1: "0x" has no digits.*\n {2}0x\n {2}\^/],
  ['-', piped(' \n'), /stdin holds no bytes/],
  ['', nothing, /holds no bytes/],
])('%j is wrong usage, told at its character', async (given, stdin, message) => {
  await expect(read(given, undefined, stdin)).rejects.toMatchObject({
    code: 'MQTTSPEC_USAGE',
    message: expect.stringMatching(message),
  });
});
