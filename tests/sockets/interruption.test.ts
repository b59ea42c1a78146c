/** Ctrl-C while the target is still asked what it can do: it answers nothing, and nobody waits for that. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { versions } from '../../reference/codec/version.ts';
import { findBuiltCommandLine } from '../interop/programs.ts';
import { freePort } from '../support/launch.ts';

it('ends the run with a report, and the questions that would follow are not asked', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'mqttspec-')), 'report.json');
  const port = await freePort();
  const words = ['run', `mqtt://127.0.0.1:${port}`, '--no-config', '--suite', 'ping', '--reporter', `json=${file}`];
  let dials = 0;
  const mute = createServer((socket) => {
    dials += 1;
    socket.on('error', () => undefined);
    // The second one would end it without a report.
    socket.once('data', () => run.killed || run.kill('SIGINT'));
  });
  mute.listen(port, '127.0.0.1');
  await once(mute, 'listening');
  const run = spawn(process.execPath, [findBuiltCommandLine(), ...words], { stdio: 'ignore' });
  const [exitCode] = await once(run, 'close');
  mute.close();

  expect(exitCode).toBe(130);
  const { cutShort, summary, scenarios } = JSON.parse(await readFile(file, 'utf8'));
  expect(cutShort).toEqual({ by: 'interruption', reason: 'the run was ended' });
  expect(scenarios.length).toBeGreaterThan(0);
  expect(summary).toMatchObject({ pass: 0, fail: 0, warn: 0, inconclusive: scenarios.length });
  // One to see that somebody is there, and one in each version: after a silence there would be more.
  expect(dials).toBeLessThanOrEqual(1 + versions.length);
});
