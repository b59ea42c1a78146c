/** The brokers that we did not write: nothing inconclusive, the same verdicts each time, and only the failures that are known. */

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { globMatcher } from '../../harness/cli/glob.ts';
import { mqttspec } from '../support/cli.ts';
import { type Launched, launchAedes, launchMosquitto } from '../support/launch.ts';

interface Entry {
  readonly id: string;
  readonly version: string;
  readonly verdict: string;
  readonly reason: string | null;
}

/**
 * Which scenarios fail, as globs, and what the broker does wrong; where that depends on how the client's bytes are cut into
 * segments, how. A glob that nothing fails under must be taken out.
 */
type Known = readonly (readonly [glob: string, why: string, segments?: string])[];

const known: Readonly<Record<string, Known>> = JSON.parse(
  await readFile(new URL('../../fixtures/targets/known-failures.json', import.meta.url), 'utf8'),
);

async function entriesOf(broker: Launched, ...args: readonly string[]): Promise<readonly Entry[]> {
  const { stdout } = await mqttspec('run', broker.url, broker.wsUrl, '--reporter', 'json', ...args);
  return JSON.parse(stdout).scenarios;
}

const verdictsOf = (entries: readonly Entry[], name: string): readonly string[] => {
  const varying = (known[name] ?? []).filter(([, , segments]) => segments !== undefined);
  const varies = varying.map(([glob]) => globMatcher(glob));
  return entries
    .filter(({ id }) => !varies.some((matches) => matches(id)))
    .map(({ id, version, verdict }) => `${id} (${version}) ${verdict}`);
};

describe.each([
  ['mosquitto', launchMosquitto],
  ['aedes', launchAedes],
] as const)('%s', (name, launch) => {
  it('fails what it is known to fail, nothing is inconclusive, and cutting the bytes changes no verdict', async () => {
    const broker = await launch();
    const whole = await entriesOf(broker);
    const bytes = await entriesOf(broker, '--framing', 'bytes');
    const coalesced = await entriesOf(broker, '--framing', 'coalesced');
    await broker.stop();

    const inconclusive = whole.filter(({ verdict }) => verdict === 'inconclusive');
    expect(inconclusive.map(({ id, version, reason }) => `${id} (${version}): ${reason}`)).toEqual([]);
    const failed = whole.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
    const globs = (known[name] ?? []).map(([glob]) => ({ glob, matches: globMatcher(glob) }));
    expect(failed.filter((id) => !globs.some(({ matches }) => matches(id)))).toEqual([]);
    expect(globs.filter(({ matches }) => !failed.some(matches)).map(({ glob }) => glob)).toEqual([]);
    expect(verdictsOf(bytes, name)).toEqual(verdictsOf(whole, name));
    expect(verdictsOf(coalesced, name)).toEqual(verdictsOf(whole, name));
  });
});
