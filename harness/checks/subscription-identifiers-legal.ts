/** The Subscription Identifiers of a PUBLISH are those of subscriptions that it matches: no others, and none is missing. */

import type { Check, Departure } from './check.ts';
import type { OwnDelivery } from './deliveries.ts';
import type { Held } from './grants.ts';
import { isOnlyCopy, wasSettledBefore } from './single-copy.ts';
import type { TraceView } from './view.ts';

const identifiersOf = (held: readonly Held[]): number[] => held.flatMap(({ identifier }) => identifier ?? []);

const listed = (identifiers: readonly number[]): string =>
  identifiers.length === 0 ? 'none' : [...new Set(identifiers)].join(', ');

/** Those that no matching subscription of the session ever had; or none where each had one. */
function wrongOnes({ event, publish, held }: OwnDelivery): Departure[] {
  // A topic that matches nothing is another check's matter.
  if (held.length === 0) return [];
  const sent = publish.properties?.subscriptionIdentifier ?? [];
  const isWrong = sent.some((identifier) => held.every((one) => one.identifier !== identifier));
  const isLacking = sent.length === 0 && held.every(({ identifier }) => identifier !== null);
  if (!isWrong && !isLacking) return [];
  const expected = `Subscription Identifiers of matching subscriptions: ${listed(identifiersOf(held))}`;
  return [{ event, expected, got: listed(sent), statements: [isWrong ? 'v5.0-3.3.4-u1' : 'MQTT-3.3.4-3'] }];
}

/**
 * Where one copy came for several subscriptions, those that it lacks. One that bears a single identifier may be the first of
 * several copies, each with its own (MQTT-3.3.4-5); nothing tells by when the others must have come.
 */
function missingOnes(view: TraceView): Departure[] {
  const deliveries = view.knownDeliveries;
  return deliveries.flatMap((delivery): Departure[] => {
    const { event, publish, held, published, session } = delivery;
    const sent = publish.properties?.subscriptionIdentifier ?? [];
    // With none at all it was found above; a retained message may have come for one of them.
    if (sent.length < 2 || publish.retain || publish.dup) return [];
    const missing = identifiersOf(held).filter((identifier) => !sent.includes(identifier));
    if (missing.length === 0 || !wasSettledBefore(delivery)) return [];
    const copies = deliveries.filter((other) => other.published === published && other.session === session);
    if (copies.length > 1 || !isOnlyCopy(delivery)) return [];
    const expected = `the Subscription Identifiers of all matching subscriptions in a single copy`;
    return [{ event, expected, got: `${listed(sent)} without ${listed(missing)}`, statements: ['MQTT-3.3.4-4'] }];
  });
}

export const subscriptionIdentifiersLegal: Check = {
  name: 'subscription-identifiers-legal',
  title: 'A PUBLISH has the Subscription Identifiers of matching subscriptions, all of them and no others',
  statements: { '5.0': ['v5.0-3.3.4-u1', 'MQTT-3.3.4-3', 'MQTT-3.3.4-4'] },
  inspect: (view) => {
    const wrong = view.ownDeliveries.flatMap(wrongOnes);
    const found = new Set(wrong.map(({ event }) => event));
    return [...wrong, ...missingOnes(view).filter(({ event }) => !found.has(event))];
  },
};
