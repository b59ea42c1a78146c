/** The Keep Alive that holds between a client and the server. */

import type { Client } from '../harness/scenario.ts';

/** Seconds: what the client asked for, unless the server put its own in place of it, as it may in 5.0 (3.2.2.3.14). */
export function agreedKeepAlive({ connack }: Client, asked: number): number {
  return connack.properties?.serverKeepAlive ?? asked;
}

/** Milliseconds for which a client that wants no Keep Alive may be silent: so many, or less if the server wants one. */
export function lawfulSilenceMs(client: Client, silenceMs: number): number {
  const keepAlive = agreedKeepAlive(client, 0);
  return keepAlive === 0 ? silenceMs : Math.min(silenceMs, 1000 * keepAlive);
}
