/** Runs one scenario to be watched: in virtual time, over sockets where it takes a WebSocket, or against a broker. */

import { systemClock } from '../../../reference/clock.ts';
import type { Version } from '../../../reference/codec/version.ts';
import type { Fault } from '../../../reference/faults/fault.ts';
import { createFaultyBroker, faultyWebSocketRules } from '../../../reference/server/faulty-broker.ts';
import { startServer } from '../../../reference/server/server.ts';
import type { ScenarioResult } from '../../result.ts';
import { run } from '../../runner/run.ts';
import { virtualRun } from '../../runner/virtual-run.ts';
import type { Scenario } from '../../scenario.ts';
import type { Target } from '../../target/target.ts';
import { targetOf } from '../../target/url.ts';

/** What is to be seen. */
export interface Performance {
  readonly scenario: Scenario;
  readonly version: Version;
  /** What the bundled broker does wrong; null for nothing. */
  readonly fault: Fault | null;
}

/** Where it is seen, for people. */
export type Place = 'in virtual time' | 'over sockets' | 'on the target';

/** What was seen, and where. */
export interface Performed extends Performance {
  readonly result: ScenarioResult;
  readonly place: Place;
}

/** Whether it can be seen in virtual time, where a wait costs nothing. */
export function isVirtual({ scenario, fault }: Pick<Performance, 'scenario' | 'fault'>): boolean {
  return !scenario.needs.includes('websocket') && fault?.bendWebSocket === undefined;
}

/** Runs it on the bundled broker. */
export async function perform(performance: Performance): Promise<Performed> {
  const { scenario, version, fault } = performance;
  if (!isVirtual(performance)) return performOverSockets(performance);
  const faults = fault === null ? [] : [fault];
  const [result] = await virtualRun({ scenarios: [scenario], versions: [version], faults, slow: true });
  if (result === undefined) throw new Error(`${scenario.id} does not run in MQTT ${version}`);
  return { ...performance, result, place: 'in virtual time' };
}

/** Runs it against a broker. Rejects with an UnreachableError when there is none. */
export async function performOn(target: Target, performance: Performance): Promise<Performed> {
  return { ...performance, result: await runOn(target, performance), place: 'on the target' };
}

async function performOverSockets(performance: Performance): Promise<Performed> {
  const faults = performance.fault === null ? [] : [performance.fault];
  const broker = createFaultyBroker({ clock: systemClock }, faults);
  const webSocketRules = faultyWebSocketRules(faults);
  const server = await startServer({ broker, host: '127.0.0.1', port: 0, wsPort: 0, webSocketRules });
  try {
    const urls = server.listeners.map(({ url }) => url);
    const target = targetOf(urls, { credentials: {}, tls: { insecure: false }, declared: {} });
    return { ...performance, result: await runOn(target, performance), place: 'over sockets' };
  } finally {
    broker.stop();
    await server.close();
  }
}

async function runOn(target: Target, { scenario, version }: Performance): Promise<ScenarioResult> {
  const { scenarios } = await run({
    target,
    scenarios: [scenario],
    versions: [version],
    concurrency: 1,
    slow: true,
    framing: 'whole',
    clock: systemClock,
    runTag: Date.now().toString(36).slice(-6),
    keepsTraces: true,
    onEvent: () => undefined,
    signal: new AbortController().signal,
  });
  const [result] = scenarios;
  if (result === undefined) throw new Error(`${scenario.id} does not run in MQTT ${version}`);
  return result;
}
