/** Every scenario against the bundled broker over real sockets, in each way of cutting the bytes. */

import { describe, expect, it } from 'vitest';
import { mqttspec } from '../support/cli.ts';

interface Entry {
  readonly id: string;
  readonly version: string;
  readonly transport: string;
  readonly verdict: string;
  readonly reason: string | null;
}

async function reportOf(
  ...args: readonly string[]
): Promise<{ readonly exitCode: number | null; readonly scenarios: readonly Entry[] }> {
  const { exitCode, stdout } = await mqttspec('run', '--reporter', 'json', ...args);
  return { exitCode, scenarios: JSON.parse(stdout).scenarios };
}

describe('the bundled broker over sockets', () => {
  it.each(['whole', 'bytes', 'coalesced'])('passes everything with framing %s', async (framing) => {
    const { exitCode, scenarios } = await reportOf('--framing', framing);
    const others = scenarios.filter(
      ({ verdict, reason }) => verdict !== 'pass' && !(verdict === 'skip' && /--slow|--declare/.test(reason ?? '')),
    );
    expect(others.map(({ id, version, verdict, reason }) => `${id} (${version}) ${verdict}: ${reason}`)).toEqual([]);
    expect(exitCode).toBe(0);
    expect(
      scenarios.filter(({ verdict, transport }) => verdict === 'pass' && transport === 'tcp').length,
    ).toBeGreaterThanOrEqual(120);
    expect(scenarios.some(({ verdict, transport }) => verdict === 'pass' && transport === 'ws')).toBe(true);
  });

  it('comes to the same jobs in several threads as in one, also where a filter leaves some versions of a scenario out', async () => {
    const only = ['--statement', 'MQTT-3.1.2-*'];
    const [one, several] = [await reportOf(...only, '--threads', '1'), await reportOf(...only, '--threads', '3')];
    const jobsOf = ({ scenarios }: typeof one) => scenarios.map(({ id, version }) => `${id} (${version})`);
    expect(jobsOf(one).length).toBeGreaterThan(300);
    expect(jobsOf(several)).toEqual(jobsOf(one));
  });
});
