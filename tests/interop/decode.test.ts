/** `mqttspec decode` as a program: its exit codes, and what it reads from a pipe. */

import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { findBuiltCommandLine } from './programs.ts';

const decode = (args: readonly string[], { input = '', env = {} } = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [findBuiltCommandLine(), 'decode', ...args], {
    input: Buffer.from(input, 'latin1'),
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '', NO_COLOR: '', ...env },
  });
  return { status, stdout, stderr };
};

it.each([
  [['c0', '00'], '', 0, /1\. PINGREQ/],
  [['-'], 'wAA=\n', 0, /1\. PINGREQ/],
  [['-'], '\xc0\x00\xd0\x00', 0, /1\. PINGREQ.*2\. PINGRESP/s],
  [['--mqtt', '3.1.1', '20 03 00 00 00'], '', 1, /malformed packet at byte 4/],
])('%j with %j on stdin is exit code %i', (args, input, status, shown) => {
  expect(decode(args, { input })).toEqual({ status, stdout: expect.stringMatching(shown), stderr: '' });
});

it.each([
  [['zz'], /character 1: "z" is no hexadecimal digit/],
  [['--mqtt', '6', 'c000'], /Allowed choices are 3\.1, 3\.1\.1, 5\.0/],
  [[], /missing required argument 'bytes'.*See: mqttspec decode --help/s],
])('%j is exit code 2 with a sentence', (args, complaint) => {
  expect(decode(args)).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(complaint) });
});

it('shows colours where they are wanted, and none with NO_COLOR', () => {
  expect(decode(['c000'], { env: { FORCE_COLOR: '1' } }).stdout).toContain('\u001b[');
  expect(decode(['c000'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).not.toContain('\u001b[');
});
