/** Targets that are no brokers: each gets a report and the right exit code, and nothing hangs. */

import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mqttspec } from '../support/cli.ts';
import { type manners, startHostile } from '../support/hostile.ts';
import { freePort } from '../support/launch.ts';

const failing: readonly (keyof typeof manners)[] = [
  'mute',
  'garbage',
  'endless',
  'hangs-up',
  'accepts-then-mute',
  'http-server',
];

describe('a target that is no broker', () => {
  it.each(failing)('that is %s gets a report of failures', async (manner) => {
    const hostile = await startHostile(manner);
    const file = join(await mkdtemp(join(tmpdir(), 'mqttspec-')), 'report.json');
    const ended = await mqttspec(
      'run',
      hostile.url,
      '--mqtt',
      '3.1.1',
      '--suite',
      'retain',
      '--suite',
      'ping',
      '--reporter',
      `json=${file}`,
    );
    hostile.stop();
    const { summary } = JSON.parse(await readFile(file, 'utf8'));
    expect(ended.exitCode).toBe(1);
    expect(summary.fail).toBeGreaterThan(0);
    expect(summary.inconclusive).toBe(0);
  });

  it('that resets every connection is not reached, or fails', async () => {
    const hostile = await startHostile('resets');
    const ended = await mqttspec('run', hostile.url, '--suite', 'ping');
    hostile.stop();
    expect([1, 3]).toContain(ended.exitCode);
  });

  it('that is not there exits 3 within 10 s and says so', async () => {
    const ended = await mqttspec('run', `mqtt://127.0.0.1:${await freePort()}`);
    expect(ended.exitCode).toBe(3);
    expect(ended.stderr).toMatch(/nobody listens/);
    expect(ended.stdout).toBe('');
    expect(ended.durationMs).toBeLessThan(10_000);
  });
});

describe('wrong usage', () => {
  it.each([
    [['run', '--no-such-option'], /unknown option/],
    [['run', 'localhost:1883'], /scheme/],
    [['run', '--mqtt', '4'], /3\.1\.1/],
    [['run', '--suite', 'wils'], /will/],
    [['run', '--concurrency', '0'], /0/],
    [['no-such-command'], /no-such-command/],
  ])('%j exits 2 with a sentence', async (args, sentence) => {
    const ended = await mqttspec(...args);
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toMatch(sentence);
  });
});
