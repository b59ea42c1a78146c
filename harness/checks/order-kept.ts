/** Messages of one client on one topic reach each subscriber in the order in which they were published. */

import type { Check, Departure } from './check.ts';
import type { SeenConnection } from './connections.ts';
import type { OwnMessage, Published } from './published.ts';
import { sharedTopics } from './shared-topics.ts';
import type { TraceView } from './view.ts';

/** A message that a client of ours published exactly once, so that a delivery can be told to be of it. */
interface Sent {
  /** What is kept in order among each other: messages of one connection on one topic at one QoS. */
  readonly stream: string;
  /** Where in its stream it was published. */
  readonly place: number;
  /** Where it was released: a broker may pass on a QoS 2 message when PUBREL comes (4.3.3). Infinite: not at all. */
  releasePlace: number;
}

/** What reached a subscriber at one QoS. */
interface Arrivals {
  readonly seen: Set<Sent>;
  /** By stream, what came last. */
  readonly latest: Map<string, Sent>;
}

const startArrivals = (): Arrivals => ({ seen: new Set(), latest: new Map() });

/** Adds what was published over one connection, the one with that number. */
function collect(sent: Map<OwnMessage, Sent>, { packets }: SeenConnection, number: number, published: Published): void {
  const unreleased = new Map<number, Sent>();
  for (const { event, packet, place } of packets) {
    if (event.direction === 'in') continue;
    if (packet.type === 'pubrel') {
      const released = unreleased.get(packet.packetIdentifier);
      if (released !== undefined) released.releasePlace = Math.min(released.releasePlace, place);
    }
    if (packet.type !== 'publish') continue;
    const { topic, payload, qos, packetIdentifier = 0 } = packet;
    const message = published.find(topic, payload);
    const stream = `${number} ${qos} ${topic}`;
    const entry: Sent = { stream, place, releasePlace: qos < 2 ? place : Number.POSITIVE_INFINITY };
    unreleased.set(packetIdentifier, entry);
    // Empty ones may have been published by anybody on topics that are not ours alone.
    if (message?.count === 1 && payload.length > 0) sent.set(message, entry);
  }
}

function inspect({ connections, packets: everyPacket, published, version }: TraceView): Departure[] {
  const isShared = version === '5.0' ? sharedTopics(everyPacket) : () => false;
  const sent = new Map<OwnMessage, Sent>();
  for (const [number, connection] of connections.entries()) collect(sent, connection, number, published);

  const found: Departure[] = [];
  for (const { packets } of connections) {
    const arrived = [startArrivals(), startArrivals(), startArrivals()] as const;
    for (const { event, packet } of packets) {
      if (packet.type !== 'publish' || event.direction === 'out' || packet.dup || packet.retain) continue;
      const message = published.find(packet.topic, packet.payload);
      const entry = message && sent.get(message);
      if (entry === undefined || isShared(packet.topic)) continue;
      const { seen, latest } = arrived[packet.qos];
      if (seen.has(entry)) continue;
      seen.add(entry);
      const previous = latest.get(entry.stream);
      latest.set(entry.stream, entry);
      if (previous === undefined) continue;
      if (previous.place <= entry.place || previous.releasePlace <= entry.releasePlace) continue;
      const expected = `messages on ${JSON.stringify(packet.topic)} in the order in which they were published`;
      found.push({ event, expected, got: 'one that was published before the one that came before it' });
    }
  }
  return found;
}

export const orderKept: Check = {
  name: 'order-kept',
  title: 'Messages of one client on one topic at one QoS arrive in the order of their publication',
  // In 3.1 order is no duty.
  statements: { '3.1.1': ['MQTT-4.6.0-5', 'MQTT-4.6.0-6'], '5.0': ['MQTT-4.6.0-5', 'MQTT-4.6.0-6'] },
  inspect: (view) => (view.came('publish').length < 2 || view.published.isMuddied ? [] : inspect(view)),
};
