/** What has come to a client, for scenarios that judge several lawful outcomes as a whole. */

import type { Client } from '../harness/scenario.ts';

/** The messages, in the order in which they came. */
export type Arrivals = Awaited<ReturnType<Client['expectPublishes']>>;

/**
 * All messages that came to the client and were not looked at yet, after a fence by that publisher. That shows what has not
 * come; what must come is waited for until there are `least`, for nothing orders it before the fence's own messages (4.6).
 */
export async function arrivals(client: Client, publisher: Client, least = 0): Promise<Arrivals> {
  const found: Arrivals[number][] = [];
  while (found.length < least) {
    const next = await client.expect('publish').catch(() => null);
    if (next === null) break;
    found.push(next);
  }
  await client.expectNo('suback', { after: publisher });
  return [...found, ...(await waiting(client))];
}

/** All messages that came to the client before it is answered and were not looked at yet. */
export async function waiting(client: Client): Promise<Arrivals> {
  await client.send({ type: 'pingreq' });
  const found: Arrivals[number][] = [];
  for (;;) {
    const next = await client.expectOneOf(['publish', 'pingresp']);
    if (!('type' in next) || next.type !== 'publish') return found;
    found.push(next);
  }
}
