/** A baseline gates: what it knows passes, one thing more that is broken fails the run, and so does one that is repaired. */

import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ended, mqttspec } from '../support/cli.ts';
import { flags, startFlagProxy } from '../support/flag-proxy.ts';
import { type Launched, launchAedes } from '../support/launch.ts';

let aedes: Launched;
let file: string;
beforeAll(async () => {
  aedes = await launchAedes();
  file = join(await mkdtemp(join(tmpdir(), 'mqttspec-')), 'known.json');
});
afterAll(() => aedes.stop());

// aedes hands DUP on to subscribers; RETAIN is right.
const dup = 'publish/dup-not-passed-on/published-1-granted-1';
const retain = 'retain/kept-for-late-subscriber';
const gated = (url: string, ...more: readonly string[]): Promise<Ended> =>
  mqttspec('run', url, '--mqtt', '3.1.1', '--scenario', dup, '--scenario', retain, '--baseline', file, ...more);

it('lets pass what it knows, names what is new, and asks to be shrunk by what is repaired', async () => {
  const made = await gated(aedes.url, '--update-baseline');
  expect(made.exitCode).toBe(0);
  const entry = (await readFile(file, 'utf8')).split('\n').find((line) => line.includes(dup)) ?? '';
  expect(entry).toContain('"mqtt": ["3.1.1"], "reason": "expected ');

  const same = await gated(aedes.url);
  expect(same.stdout).toContain(`fails 1 scenario, all known to ${file}`);
  expect(same.exitCode).toBe(0);

  const port = Number(new URL(aedes.url).port);
  const breaking = await startFlagProxy(port, flags.retain);
  const broken = await gated(breaking.url);
  breaking.stop();
  expect(broken.stdout).toContain(`fails 1 scenario not known to ${file}: ${retain} (3.1.1)`);
  expect(broken.exitCode).toBe(1);

  const repairing = await startFlagProxy(port, flags.dup);
  const repaired = await gated(repairing.url);
  expect(repaired.stdout).toContain(`1 entry of ${file} no longer fails: ${dup} 3.1.1. Take out what is repaired`);
  expect(repaired.exitCode).toBe(1);
  const shrunk = await gated(repairing.url, '--update-baseline');
  repairing.stop();
  expect(shrunk.exitCode).toBe(0);
  expect(await readFile(file, 'utf8')).toBe('{ "known": [] }\n');
});
