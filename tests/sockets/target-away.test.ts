/** A broker that is killed, or stopped for a while, in the middle of a run: that is told, and nothing is held against it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { JsonReport } from '../../harness/report/json-report.ts';
import { findBuiltCommandLine } from '../interop/programs.ts';
import { freePort } from '../support/launch.ts';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Program {
  readonly child: ChildProcess;
  /** Resolves when it has written that to stderr. */
  said(wanted: RegExp): Promise<void>;
  readonly exitCode: Promise<number | null>;
}

function start(file: string, ...args: readonly string[]): Program {
  const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` };
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  children.push(child);
  let text = '';
  const waiting = new Map<RegExp, () => void>();
  child.stderr.on('data', (chunk) => {
    text += chunk;
    for (const [wanted, resolve] of waiting) if (wanted.test(text)) resolve();
  });
  return {
    child,
    said: (wanted) =>
      new Promise((resolve) => {
        if (wanted.test(text)) resolve();
        else waiting.set(wanted, resolve);
      }),
    exitCode: new Promise((resolve) => child.once('close', (code) => resolve(code))),
  };
}

/** A run against mosquitto that is in the middle of scenarios which wait for the end of a Keep Alive. */
async function startRun(): Promise<{ broker: Program; run: Program; report(): Promise<JsonReport> }> {
  const port = await freePort();
  const broker = start('mosquitto', '-p', String(port), '-v');
  await broker.said(/mosquitto version \S+ running/);
  const file = join(await mkdtemp(join(tmpdir(), 'mqttspec-')), 'report.json');
  const what = ['--no-config', '--suite', 'keep-alive', '--mqtt', '3.1.1', '--reporter', `json=${file}`];
  const run = start(process.execPath, findBuiltCommandLine(), 'run', `mqtt://127.0.0.1:${port}`, ...what);
  await broker.said(/ as \w+x00\w+c0 /);
  return { broker, run, report: async () => JSON.parse(await readFile(file, 'utf8')) };
}

it('killed: what was not judged by then is inconclusive for one reason, and the exit code is 3', async () => {
  const { broker, run, report } = await startRun();
  broker.child.kill('SIGKILL');
  expect(await run.exitCode).toBe(3);
  const { cutShort, outages, summary, scenarios } = await report();
  expect(cutShort).toMatchObject({
    by: 'target-lost',
    reason: expect.stringMatching(/^the target is gone: cannot connect/),
  });
  expect(outages).toMatchObject([{ toMs: null }]);
  expect(summary).toMatchObject({ fail: 0, warn: 0 });
  expect(summary.inconclusive).toBeGreaterThan(0);
  const reasons = scenarios.filter(({ verdict }) => verdict === 'inconclusive').map(({ reason }) => reason);
  for (const reason of reasons) expect(reason).toMatch(/^the target (is gone|was away): /);
});

it('stopped and continued: the run goes on, and what was under way meanwhile is not held against it', async () => {
  const { broker, run, report } = await startRun();
  broker.child.kill('SIGSTOP');
  await run.said(/the target does not answer/);
  broker.child.kill('SIGCONT');
  await run.said(/the target answers again/);
  expect(await run.exitCode).toBe(3);
  const { cutShort, outages, summary } = await report();
  expect(cutShort).toBeUndefined();
  expect(outages).toMatchObject([{ fromMs: expect.any(Number), toMs: expect.any(Number) }]);
  expect(summary).toMatchObject({ fail: 0, warn: 0 });
});
