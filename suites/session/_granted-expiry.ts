/** The Session Expiry Interval of 5.0: what the server grants, and how exactly a server may be expected to count it. */

import type { Client, Stage } from '../../harness/scenario.ts';

/** Seconds: what the client asked for, unless the server put its own in place of it (3.2.2.3.2). */
export function grantedExpiry({ connack }: Client, asked: number): number {
  return connack.properties?.sessionExpiryInterval ?? asked;
}

/**
 * Whether the server keeps the session of a client that asked for none, as its CONNACK says: then nothing is shown by what is
 * found of it later.
 */
export function isKeptUnasked({ observe }: Stage, client: Client): boolean {
  const granted = grantedExpiry(client, 0);
  if (granted > 0) observe('grantedSeconds', granted);
  return granted > 0;
}

/** Seconds: more than a scenario can wait for. */
export const longestWaitedForSeconds = 10;

/** A server may look for sessions whose time is over only now and then. Milliseconds. */
export const coarsestTimerMs = 7000;
