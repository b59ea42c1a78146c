/** Each exchange passes with the sound broker, and each of its switches is noticed by it and by the scenario it names. */

import { describe, expect, it } from 'vitest';
import { virtualRun } from '../../harness/runner/virtual-run.ts';
import { versionsOf } from './exchange.ts';
import { exchanges } from './exchanges/index.ts';
import { record } from './record.ts';
import { loadFaults, loadScenarios } from './repertoire.ts';

const [faults, scenarios] = await Promise.all([loadFaults(), loadScenarios()]);

const cases = exchanges.flatMap((exchange) => versionsOf(exchange).map((version) => ({ exchange, version })));

describe.each(cases)('$exchange.id in $version', ({ exchange, version }) => {
  it('passes with the sound broker, the same each time', async () => {
    const recording = await record(exchange, version);
    expect(recording.result.reason).toBeNull();
    expect(recording.result.verdict).toBe('pass');
    expect(recording.remarks.length).toBeGreaterThan(1);
    expect(await record(exchange, version)).toEqual(recording);
  });

  it('names each client', async () => {
    const { result } = await record(exchange, version);
    const clients = new Set(result.trace.map(({ client }) => client));
    expect(clients.size).toBe(exchange.lifelines.length);
  });
});

const switches = exchanges.flatMap((exchange) => exchange.switches.map((one) => ({ exchange, one })));

describe.each(switches)('$exchange.id with $one.fault', ({ exchange, one }) => {
  it('is noticed', async () => {
    const fault = faults.get(one.fault);
    if (fault === undefined) throw new Error(`there is no fault ${one.fault}`);
    const verdicts = await Promise.all(
      versionsOf(exchange)
        .filter((version) => fault.breaks[version] !== undefined)
        .map(async (version) => (await record(exchange, version, [fault])).result.verdict),
    );
    expect(verdicts.length).toBeGreaterThan(0);
    for (const verdict of verdicts) expect(['fail', 'warn']).toContain(verdict);
  });

  it('is noticed by the scenario too', async () => {
    const fault = faults.get(one.fault);
    const scenario = scenarios.get(one.scenario);
    if (fault === undefined || scenario === undefined) throw new Error(`there is no scenario ${one.scenario}`);
    // Over WebSocket a fault shows with real sockets only, which tests/sockets/ sees to.
    if (fault.bendWebSocket !== undefined) return;
    const results = await virtualRun({ scenarios: [scenario], versions: null, faults: [fault] });
    expect(results.some(({ verdict }) => verdict === 'fail' || verdict === 'warn')).toBe(true);
  });
});
