/** The thread in which the bundled broker runs, so that it and those who judge it have a processor each. */

import { parentPort } from 'node:worker_threads';
import { type BrokerOptions, createBroker } from '../../reference/broker/index.ts';
import { systemClock } from '../../reference/clock.ts';
import { startServer } from '../../reference/server/server.ts';
import { bundledMethod, restriction } from '../target/in-process.ts';
import { type BundledUrls, expirySeconds } from './bundled-broker.ts';

async function start(wsPort: number | null, options: Omit<BrokerOptions, 'clock'>): Promise<readonly string[]> {
  const broker = createBroker({ clock: systemClock, ...options });
  const server = await startServer({ broker, host: '127.0.0.1', port: 0, wsPort });
  return server.listeners.map(({ url }) => url);
}

const expiryMs = expirySeconds * 1000;
const urls = await start(0, { authenticationMethods: [bundledMethod(Math.random)] });
const expiry = { retainedExpiryMs: expiryMs, sessionExpiryMs: expiryMs };
const [expiringUrl = ''] = await start(null, { settings: expiry });
const [restrictedUrl = ''] = await start(null, restriction);
parentPort?.postMessage({ urls, expiringUrl, restrictedUrl } satisfies BundledUrls);
