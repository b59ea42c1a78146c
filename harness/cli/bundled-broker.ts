/** The reference broker on loopback, for a run that names no URL: one that offers everything and keeps what it is told, one that forgets, one that does without. */

import { Worker } from 'node:worker_threads';
import type { Declarations } from '../declarations.ts';

/** After how long the second one drops retained messages and the sessions of absent clients. */
export const expirySeconds = 4;

/** Where they listen. */
export interface BundledUrls {
  /** TCP and WebSocket. */
  readonly urls: readonly string[];
  /** The one that forgets: on a broker of its own, because a slow machine must not lose what others count on. */
  readonly expiringUrl: string;
  /** The one that does without all that can be done without (5.0). */
  readonly restrictedUrl: string;
}

/** Brokers that are up. */
export interface BundledBroker extends BundledUrls {
  /** What the first two do and cannot tell, as `--declare` would say it. */
  readonly declared: Declarations;
  close(): Promise<void>;
}

/** Starts them on free ports. */
export function startBundledBroker(): Promise<BundledBroker> {
  const thread = new Worker(new URL('./bundled-broker-thread.js', import.meta.url));
  return new Promise((resolve, reject) => {
    thread.once('error', reject);
    thread.once('message', (urls: BundledUrls) => {
      resolve({
        ...urls,
        declared: {
          'enhanced-authentication': 'SCRAM-SHA-256',
          'retained-expiry': expirySeconds,
          'session-expiry': expirySeconds,
        },
        close: async () => {
          await thread.terminate();
        },
      });
    });
  });
}
