/** The reference broker on loopback, for a run that names no URL. */

import { createBroker } from '../../reference/broker/index.ts';
import { systemClock } from '../../reference/clock.ts';
import { startServer } from '../../reference/server/server.ts';

/** How long it keeps a retained message; seconds, and declared to the run. */
const retainedExpiry = 8;

/** A broker that is up. */
export interface BundledBroker {
  readonly urls: readonly string[];
  /** What it does and cannot tell, as `--declare` would say it. */
  readonly declared: Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** Starts it on free ports, TCP and WebSocket. */
export async function startBundledBroker(): Promise<BundledBroker> {
  const broker = createBroker({ clock: systemClock, settings: { retainedExpiryMs: retainedExpiry * 1000 } });
  const server = await startServer({ broker, host: '127.0.0.1', port: 0, wsPort: 0 });
  return {
    urls: server.listeners.map(({ url }) => url),
    declared: { 'retained-expiry': retainedExpiry },
    close: async () => {
      broker.stop();
      await server.close();
    },
  };
}
