/** The ways in which a client's connection comes to its end before it returns to its session. */

import type { Client } from '../../harness/scenario.ts';

/** By name: a good-bye, a network that fails, and none, so that the next connection takes the client over. */
export const leaving = {
  disconnect: (client: Client) => client.disconnect(),
  cut: (client: Client) => client.cut(),
  'take-over': async (_client: Client) => undefined,
} as const;

/** The names. */
export const waysToLeave = Object.keys(leaving) as (keyof typeof leaving)[];
