/** The broker has no more QoS 1 and 2 messages unacknowledged with a client than its Receive Maximum. */

import type { Packet } from '../../reference/codec/packet.ts';
import type { Check, Departure } from './check.ts';
import type { SeenConnection } from './connections.ts';

const unlimited = 65_535;

const isAcknowledgement = (packet: Packet): boolean =>
  packet.type === 'puback' || packet.type === 'pubcomp' || (packet.type === 'pubrec' && packet.reasonCode >= 0x80);

function inspectConnection({ connect, packets }: SeenConnection): Departure[] {
  if (connect?.packet.version !== '5.0') return [];
  const { receiveMaximum = unlimited } = connect.packet.properties ?? {};
  // So few cannot be too many.
  if (packets.length <= receiveMaximum) return [];
  const unacknowledged = new Set<number>();
  /** By 4.9 any acknowledgement gives the quota back, also that of a message which came over another connection. */
  let used = 0;
  return packets.flatMap(({ event, packet }): Departure[] => {
    if (event.direction === 'out') {
      if (!isAcknowledgement(packet) || !('packetIdentifier' in packet)) return [];
      unacknowledged.delete(packet.packetIdentifier ?? 0);
      used = Math.max(0, used - 1);
      return [];
    }
    if (packet.type !== 'publish' || packet.packetIdentifier === undefined) return [];
    // One that is sent twice over a connection is another check's matter.
    if (unacknowledged.has(packet.packetIdentifier)) return [];
    unacknowledged.add(packet.packetIdentifier);
    used += 1;
    if (used <= receiveMaximum) return [];
    const expected = `at most ${receiveMaximum} unacknowledged PUBLISH packets at QoS 1 and 2, the Receive Maximum`;
    return [{ event, expected, got: `another, which makes ${used}` }];
  });
}

export const receiveMaximumKept: Check = {
  name: 'receive-maximum-kept',
  title: "The client's Receive Maximum is kept",
  statements: { '5.0': ['MQTT-3.3.4-9', 'MQTT-4.9.0-2'] },
  inspect: ({ connections }) => connections.flatMap(inspectConnection),
};
