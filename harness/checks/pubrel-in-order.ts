/** The broker sends PUBREL packets in the order in which our client sent the PUBREC packets that they answer. */

import type { Check, Departure } from './check.ts';
import type { SeenConnection } from './connections.ts';

/** An exchange that went from PUBLISH to PUBREC over one connection, each sent once. */
interface Exchange {
  readonly topic: string;
  readonly place: number;
}

/** The exchanges of a connection by identifier; those of which something was repeated tell nothing of an order. */
function exchangesOf({ packets }: SeenConnection): ReadonlyMap<number, Exchange> {
  const topics = new Map<number, string>();
  const exchanges = new Map<number, Exchange>();
  const repeated = new Set<number>();
  for (const { event, packet, place } of packets) {
    if (event.direction === 'in' && packet.type === 'publish' && packet.packetIdentifier !== undefined) {
      if (topics.has(packet.packetIdentifier)) repeated.add(packet.packetIdentifier);
      topics.set(packet.packetIdentifier, packet.topic);
    }
    if (event.direction === 'out' && packet.type === 'pubrec') {
      const topic = topics.get(packet.packetIdentifier);
      if (topic === undefined || exchanges.has(packet.packetIdentifier)) repeated.add(packet.packetIdentifier);
      else exchanges.set(packet.packetIdentifier, { topic, place });
    }
  }
  return new Map([...exchanges].filter(([identifier]) => !repeated.has(identifier)));
}

function inspectConnection(connection: SeenConnection): Departure[] {
  const exchanges = exchangesOf(connection);
  const released = new Set<number>();
  const latest = new Map<string, { readonly identifier: number; readonly place: number }>();
  return connection.packets.flatMap(({ event, packet }): Departure[] => {
    if (event.direction === 'out' || packet.type !== 'pubrel') return [];
    const identifier = packet.packetIdentifier;
    const exchange = exchanges.get(identifier);
    if (exchange === undefined || released.has(identifier)) return [];
    released.add(identifier);
    const { topic, place } = exchange;
    const previous = latest.get(topic);
    if (previous === undefined || previous.place < place) {
      latest.set(topic, { identifier, place });
      return [];
    }
    const expected = `PUBREL ${identifier} before PUBREL ${previous.identifier}, as their PUBREC packets came`;
    return [{ event, expected, got: `PUBREL ${identifier} after it` }];
  });
}

export const pubrelInOrder: Check = {
  name: 'pubrel-in-order',
  title: 'PUBREL packets come in the order of the PUBREC packets that they answer',
  // In 3.1 order is no duty, and in 5.0 that of acknowledgements is one of the client's only (MQTT-4.6.0-4).
  statements: { '3.1.1': ['MQTT-4.6.0-6'] },
  inspect: ({ came, connections }) => (came('pubrel').length < 2 ? [] : connections.flatMap(inspectConnection)),
};
