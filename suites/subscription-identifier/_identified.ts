/** Subscription Identifiers: how a client asks for one, and what a message carries. */

import type { Client } from '../../harness/scenario.ts';
import type { Arrivals } from '../_arrivals.ts';

/** Subscribes with that identifier, or with none when it is null. */
export async function subscribeAs(
  client: Client,
  topicFilter: string | readonly string[],
  identifier: number | null,
  qos: 0 | 1 | 2 = 1,
): Promise<readonly number[]> {
  const filters = typeof topicFilter === 'string' ? [topicFilter] : topicFilter;
  const properties = identifier === null ? {} : { subscriptionIdentifier: [identifier] };
  return (await client.subscribe(filters, { qos, properties })).reasonCodes;
}

/** The identifiers in a message, in numerical order. */
export function identifiersOf({ properties }: Arrivals[number]): readonly number[] {
  return (properties?.subscriptionIdentifier ?? []).toSorted((a, b) => a - b);
}

/** For people and for comparing. */
export function listed(identifiers: readonly (number | null)[]): string {
  const some = identifiers.flatMap((identifier) => identifier ?? []).toSorted((a, b) => a - b);
  return some.length === 0 ? 'none' : some.join(' and ');
}
