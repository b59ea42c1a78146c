/** What the broker sends again to a client that came back comes in the order of its first sending. */

import type { Publish } from '../../reference/codec/packet.ts';
import type { Check, Departure } from './check.ts';
import { type Delivery, type InFlight, isSameMessage } from './in-flight.ts';
import { sharedTopics } from './shared-topics.ts';
import type { TraceView } from './view.ts';

/**
 * Tells which messages keep an order among each other, by a word that they share; null: none. In 3.1.1 that is a matter
 * of what the server has sent; in 5.0 of what it has received from one client, and not for Shared Subscriptions (4.6).
 */
function streamOf({ packets, published, version }: TraceView): (publish: Publish) => string | null {
  if (version !== '5.0') return ({ qos, topic }) => `${qos} ${topic}`;
  const isShared = sharedTopics(packets);
  return ({ qos, topic, payload }) => {
    const [sending, ...more] = published.find(topic, payload)?.sendings ?? [];
    const isClear = sending?.kind === 'publish' && more.length === 0 && !published.isMuddied && !isShared(topic);
    return isClear ? `${qos} ${sending.qos} ${sending.event.client} ${topic}` : null;
  };
}

/** Looks at the deliveries of one session. */
function inspectSession(
  deliveries: readonly Delivery[],
  stream: (publish: Publish) => string | null,
): readonly Departure[] {
  const found: Departure[] = [];
  const firstSentOver = new Map<number, number>();
  /** By topic and QoS, what was sent again last over the connection at hand. */
  let latest = new Map<string, InFlight & { readonly identifier: number }>();
  let sentAgain = new Set<number>();
  let current = 0;

  for (const { event, connectionIndex, publish, identifier, before } of deliveries) {
    if (connectionIndex !== current) {
      latest = new Map();
      sentAgain = new Set();
    }
    current = connectionIndex;
    if (!publish.dup) firstSentOver.set(identifier, connectionIndex);
    const isSentAgain = before !== null && publish.dup && isSameMessage(publish, before.publish);
    // One that was first seen with DUP has a first sending that was not seen.
    if (!isSentAgain || before.publish.dup || (firstSentOver.get(identifier) ?? current) === current) continue;

    if (sentAgain.has(identifier)) continue;
    sentAgain.add(identifier);

    const key = stream(publish);
    if (key === null) continue;
    const previous = latest.get(key);
    if (previous === undefined || previous.position < before.position) {
      latest.set(key, { ...before, identifier });
      continue;
    }
    const expected = `PUBLISH ${identifier} before PUBLISH ${previous.identifier}, as at first`;
    found.push({ event, expected, got: `PUBLISH ${identifier} after it` });
  }
  return found;
}

export const redeliveredInOrder: Check = {
  name: 'redelivered-in-order',
  title: 'PUBLISH packets are sent again in the order in which they were sent first',
  // In 3.1 order is no duty.
  statements: { '3.1.1': ['MQTT-4.6.0-6'], '5.0': ['MQTT-4.6.0-5', 'MQTT-4.6.0-6'] },
  inspect: (view) => {
    // An order takes two.
    if (view.withDup.length < 2) return [];
    const stream = streamOf(view);
    return view.inFlight.flatMap((deliveries) => inspectSession(deliveries, stream));
  },
};
