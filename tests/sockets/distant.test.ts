/** A broker that is 200 ms away, and a machine that is busy: no verdict may change. */

import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { expect, it } from 'vitest';
import { createBroker } from '../../reference/broker/index.ts';
import { systemClock } from '../../reference/clock.ts';
import { startServer } from '../../reference/server/server.ts';
import { mqttspec } from '../support/cli.ts';
import { startSlowProxy } from '../support/slow-proxy.ts';

interface Entry {
  readonly id: string;
  readonly version: string;
  readonly verdict: string;
  readonly reason: string | null;
}

const oneWayMs = 100;

async function othersThanPass(...args: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await mqttspec('run', '--mqtt', '3.1.1', '--reporter', 'json', ...args);
  const scenarios: readonly Entry[] = JSON.parse(stdout).scenarios;
  return scenarios
    .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip')
    .map(({ id, version, verdict, reason }) => `${id} (${version}) ${verdict}: ${reason}`);
}

it('a broker behind 200 ms of round trip passes everything', async () => {
  const broker = createBroker({ clock: systemClock });
  const server = await startServer({ broker, host: '127.0.0.1', port: 0, wsPort: 0 });
  const proxies = await Promise.all(server.listeners.map(({ port }) => startSlowProxy(port, oneWayMs)));
  const [port = 0, wsPort = 0] = proxies.map((proxy) => proxy.port);
  try {
    expect(await othersThanPass(`mqtt://127.0.0.1:${port}`, `ws://127.0.0.1:${wsPort}/mqtt`)).toEqual([]);
  } finally {
    for (const proxy of proxies) proxy.stop();
    broker.stop();
    await server.close();
  }
});

it('the bundled broker passes everything while every processor is busy with something else', async () => {
  const busy = Array.from({ length: availableParallelism() }, () => spawn(process.execPath, ['-e', 'for (;;);']));
  try {
    expect(await othersThanPass()).toEqual([]);
  } finally {
    for (const child of busy) child.kill('SIGKILL');
  }
});
