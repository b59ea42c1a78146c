/** What can be wrong with a WebSocket listener, over real sockets: each fault is noticed, and each scenario notices one. */

import pLimit from 'p-limit';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFaults } from '../../harness/cli/load-faults.ts';
import { loadSuites } from '../../harness/cli/load-suites.ts';
import { type KillMatrix, killMatrix, proofOf } from '../../harness/prove/kill-matrix.ts';
import { run } from '../../harness/runner/run.ts';
import { targetOf } from '../../harness/target/url.ts';
import { systemClock } from '../../reference/clock.ts';
import type { Fault } from '../../reference/faults/fault.ts';
import { createFaultyBroker, faultyWebSocketRules } from '../../reference/server/faulty-broker.ts';
import { startServer } from '../../reference/server/server.ts';
import type { CitedVersion } from '../../reference/statements/index.ts';

const faults = (await loadFaults()).filter(({ bendWebSocket }) => bendWebSocket !== undefined);
const scenarios = (await loadSuites()).filter(({ needs }) => needs.includes('websocket'));

/** Most of a run is waiting for what does not come, so that several fit side by side. */
const brokersAtOnce = 12;

/** Shows only where the client cuts its frames into TCP segments. */
const needsSplitHeaders = 'websocket-frame-header-in-one-segment';

async function resultsWith(broken: readonly Fault[], framing: 'whole' | 'bytes', version: CitedVersion) {
  const broker = createFaultyBroker({ clock: systemClock }, broken);
  const server = await startServer({
    broker,
    host: '127.0.0.1',
    port: 0,
    wsPort: 0,
    webSocketRules: faultyWebSocketRules(broken),
  });
  const urls = server.listeners.map(({ url }) => url);
  const { scenarios: results } = await run({
    target: targetOf(urls, { credentials: {}, tls: { insecure: false }, declared: {} }),
    scenarios,
    versions: [version],
    concurrency: scenarios.length,
    slow: false,
    keepsTraces: false,
    framing,
    clock: systemClock,
    runTag: 'wsf',
    onEvent: () => undefined,
    signal: new AbortController().signal,
  });
  broker.stop();
  await server.close();
  return results;
}

describe.each(['3.1.1', '5.0'] as const)('a WebSocket listener, spoken to in %s,', (version) => {
  let matrix: KillMatrix;

  beforeAll(async () => {
    const limit = pLimit(brokersAtOnce);
    const proofs = await Promise.all(
      faults.map((fault) =>
        limit(async () =>
          proofOf(fault, await resultsWith([fault], fault.name === needsSplitHeaders ? 'bytes' : 'whole', version)),
        ),
      ),
    );
    matrix = killMatrix(proofs, { mode: 'full', seed: 0, versions: ['3.1.1'], faults: [], scenarios, checks: [] });
  }, 300_000);

  it.each(['whole', 'bytes'] as const)('without a fault passes, framing %s', async (framing) => {
    const others = (await resultsWith([], framing, version)).filter(({ verdict }) => verdict !== 'pass');
    expect(others.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([]);
  });

  it('has no fault that goes unnoticed', () => {
    expect(faults.length).toBeGreaterThan(0);
    expect(matrix.survivors).toEqual([]);
  });

  it('is judged by no scenario that no fault turns red', () => {
    expect(matrix.neverKilled).toEqual([]);
  });
});
