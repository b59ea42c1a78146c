/** Over one connection nothing is sent twice: in 5.0 messages are sent again to a client that came back, and only then. */

import type { Check, Departure } from './check.ts';
import type { SeenConnection } from './connections.ts';

function count(counts: Map<number, number>, identifier: number): number {
  const times = (counts.get(identifier) ?? 0) + 1;
  counts.set(identifier, times);
  return times;
}

function inspectConnection({ connect, packets }: SeenConnection): Departure[] {
  if (connect?.packet.version !== '5.0') return [];
  const published = new Set<number>();
  const received = new Map<number, number>();
  const released = new Map<number, number>();
  /** One for each PUBREC, and one for what was received before. */
  const allowed = (identifier: number): number =>
    Math.max(1, (received.get(identifier) ?? 0) + (connect.packet.cleanStart ? 0 : 1));
  const expected = 'nothing again before the client has reconnected';
  return packets.flatMap(({ event, packet }): Departure[] => {
    if (packet.type === 'publish' && event.direction === 'in' && packet.packetIdentifier !== undefined) {
      const isAgain = packet.dup && published.has(packet.packetIdentifier);
      published.add(packet.packetIdentifier);
      return isAgain ? [{ event, expected, got: `PUBLISH ${packet.packetIdentifier} with DUP 1` }] : [];
    }
    if (packet.type === 'pubrec' && event.direction === 'out') count(received, packet.packetIdentifier);
    if (packet.type !== 'pubrel' || event.direction === 'out') return [];
    const isAgain = count(released, packet.packetIdentifier) > allowed(packet.packetIdentifier);
    return isAgain ? [{ event, expected, got: `PUBREL ${packet.packetIdentifier} again` }] : [];
  });
}

export const resentOnlyOnReconnect: Check = {
  name: 'resent-only-on-reconnect',
  title: 'PUBLISH and PUBREL are sent again after a reconnect only',
  statements: { '5.0': ['MQTT-4.4.0-1'] },
  inspect: ({ came, connections, withDup }) =>
    withDup.length === 0 && came('pubrel').length < 2 ? [] : connections.flatMap(inspectConnection),
};
