/** What the broker sends again to a client that came back comes in the order of its first sending. */

import type { Publish } from '../../reference/codec/packet.ts';
import type { Check } from './check.ts';
import { type InFlight, isSameMessage, trackInFlight } from './in-flight.ts';
import { inEachSession } from './sessions.ts';
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

export const redeliveredInOrder: Check = {
  name: 'redelivered-in-order',
  title: 'PUBLISH packets are sent again in the order in which they were sent first',
  // In 3.1 order is no duty.
  statements: { '3.1.1': ['MQTT-4.6.0-6'], '5.0': ['MQTT-4.6.0-5', 'MQTT-4.6.0-6'] },
  inspect: (view) => {
    const stream = streamOf(view);
    return inEachSession(view.sessions, () => {
      const inFlight = trackInFlight();
      const firstSentOver = new Map<number, number>();
      /** By topic and QoS, what was sent again last over the connection at hand. */
      let latest = new Map<string, InFlight & { readonly identifier: number }>();
      let sentAgain = new Set<number>();
      let current = 0;

      return (seen, connectionIndex) => {
        if (connectionIndex !== current) {
          latest = new Map();
          sentAgain = new Set();
        }
        current = connectionIndex;
        const { publish, identifier, before = null } = inFlight.take(seen) ?? {};
        if (publish === undefined || identifier === undefined) return [];
        if (!publish.dup) firstSentOver.set(identifier, connectionIndex);
        const isSentAgain = before !== null && publish.dup && isSameMessage(publish, before.publish);
        // One that was first seen with DUP has a first sending that was not seen.
        if (!isSentAgain || before.publish.dup || (firstSentOver.get(identifier) ?? current) === current) return [];

        if (sentAgain.has(identifier)) return [];
        sentAgain.add(identifier);

        const key = stream(publish);
        if (key === null) return [];
        const previous = latest.get(key);
        if (previous === undefined || previous.position < before.position) {
          latest.set(key, { ...before, identifier });
          return [];
        }
        const expected = `PUBLISH ${identifier} before PUBLISH ${previous.identifier}, as at first`;
        return [{ event: seen.event, expected, got: `PUBLISH ${identifier} after it` }];
      };
    });
  },
};
