/** Where CONNACK of 5.0 says one thing and the broker does another. Scenarios judge that; a profile shows it. */

import type { Offer } from '../../offer.ts';
import type { Observation } from '../../result.ts';

/** What the probes found out in 5.0; absent what had no answer. */
export type Found = Readonly<Record<string, Observation | undefined>>;

/** Of which the one is advertised and the other asked for. */
const advertisedSubscriptions = [
  ['wildcardSubscriptionAvailable', 'wildcardSubscriptions', 'Wildcard Subscriptions'],
  ['sharedSubscriptionAvailable', 'sharedSubscriptions', 'Shared Subscriptions'],
] as const;

/** A sentence for each, by the name of the field. */
export function contradictionsOf(offer: Offer, found: Found): Readonly<Record<string, string>> {
  const told: Record<string, string> = {};
  for (const [field, name, words] of advertisedSubscriptions) {
    const answer = found[name];
    if (answer === undefined) continue;
    const works = answer === 'granted';
    if (offer[field] && !works) told[field] = `CONNACK offers ${words}: ${answer}`;
    if (!offer[field] && works) told[field] = `CONNACK says that there are no ${words}: ${answer}`;
  }
  if (!offer.retainAvailable && found['retained'] === 'delivered')
    told['retainAvailable'] = 'CONNACK says that there are no retained messages: one is delivered';
  const largest = Number(found['largestPublish'] ?? Number.NaN);
  const limit = offer.maximumPacketSize;
  const mostTried = 2 ** 20;
  if (2 * largest <= Math.min(limit ?? mostTried, mostTried))
    told['maximumPacketSize'] =
      `CONNACK sets ${limit ?? 'no limit'}: a packet of ${2 * largest} bytes does not come back`;
  if (limit !== null && largest > limit)
    told['maximumPacketSize'] = `CONNACK sets ${limit}: a packet of ${largest} bytes comes back`;
  return told;
}
