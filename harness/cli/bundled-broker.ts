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
}

/** Brokers that may be up, and can be stopped before they are. */
export interface StartingBroker {
  readonly up: Promise<BundledBroker>;
  stop(): Promise<void>;
}

/** Starts them on free ports. */
export function startBundledBroker(): StartingBroker {
  const thread = new Worker(new URL('./bundled-broker-thread.js', import.meta.url));
  const up = new Promise<BundledBroker>((resolve, reject) => {
    thread.once('error', reject);
    thread.once('message', (urls: BundledUrls) => {
      resolve({
        ...urls,
        declared: {
          'enhanced-authentication': 'SCRAM-SHA-256',
          'retained-expiry': expirySeconds,
          'session-expiry': expirySeconds,
        },
      });
    });
  });
  // Whoever waits for it is told; that nobody does yet is no reason to end the process.
  up.catch(() => undefined);
  return {
    up,
    stop: async () => {
      await thread.terminate();
    },
  };
}
