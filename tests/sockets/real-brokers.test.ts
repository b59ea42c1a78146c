/** The brokers that we did not write: nothing inconclusive, the same verdicts each time, and only the failures that are known. */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
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

interface Report {
  readonly scenarios: readonly Entry[];
  readonly baseline?: { readonly new: readonly unknown[]; readonly repaired: readonly unknown[] };
}

async function reportOf(broker: Launched, ...args: readonly string[]): Promise<Report> {
  const { stdout } = await mqttspec('run', broker.url, broker.wsUrl, '--reporter', 'json', ...args);
  return JSON.parse(stdout);
}

/** Whether a scenario is known to fail or pass as the circumstances have it, such as how bytes are cut into segments. */
async function variesBy(baseline: string): Promise<(entry: Entry) => boolean> {
  const { known } = JSON.parse(await readFile(baseline, 'utf8'));
  const entries: readonly { readonly scenario: string; readonly varies?: string }[] = known;
  const varying = entries.filter(({ varies }) => varies !== undefined).map(({ scenario }) => globMatcher(scenario));
  return ({ id }) => varying.some((matches) => matches(id));
}

describe.each([
  ['mosquitto', launchMosquitto],
  ['aedes', launchAedes],
] as const)('%s', (name, launch) => {
  it('fails what it is known to fail, nothing is inconclusive, and cutting the bytes changes no verdict', async () => {
    const baseline = fileURLToPath(new URL(`../../reports/brokers/${name}/baseline.json`, import.meta.url));
    const varies = await variesBy(baseline);
    const verdictsOf = ({ scenarios }: Report): readonly string[] =>
      scenarios.filter((entry) => !varies(entry)).map(({ id, version, verdict }) => `${id} (${version}) ${verdict}`);
    const broker = await launch();
    const whole = await reportOf(broker, '--baseline', baseline);
    const bytes = await reportOf(broker, '--framing', 'bytes');
    const coalesced = await reportOf(broker, '--framing', 'coalesced');
    await broker.stop();

    const inconclusive = whole.scenarios.filter(({ verdict }) => verdict === 'inconclusive');
    expect(inconclusive.map(({ id, version, reason }) => `${id} (${version}): ${reason}`)).toEqual([]);
    expect(whole.baseline).toMatchObject({ new: [], repaired: [] });
    expect(verdictsOf(bytes)).toEqual(verdictsOf(whole));
    expect(verdictsOf(coalesced)).toEqual(verdictsOf(whole));
  });
});
