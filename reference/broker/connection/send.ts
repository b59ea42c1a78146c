/** Puts packets on the wire of a connection, and counts them. */

import { encodePacket, type Packet, type PacketType, type QoS } from '../../codec/index.ts';
import type { Core } from '../core.ts';
import type { Connection } from './connection.ts';

/** Encodes and sends a packet; a closed connection swallows it. False if it is larger than the client takes: not sent. */
export function sendPacket(core: Core, connection: Connection, packet: Packet): boolean {
  if (connection.phase.name === 'closed') return true;
  const bytes =
    connection.version === '5.0' ? fitted(core, connection, packet) : encodePacket(packet, connection.version);
  if (bytes !== null) sendBytes(core, connection, packet.type, bytes);
  return bytes !== null;
}

/** QoS in the first byte of a PUBLISH (3.3.1.2). */
const qosOf = (bytes: Uint8Array): QoS => (((bytes[0] ?? 0) >> 1) & 3) as QoS;

/** Sends the bytes of one packet; a closed connection swallows them. */
export function sendBytes(core: Core, connection: Connection, type: PacketType, bytes: Uint8Array): void {
  if (connection.phase.name === 'closed') return;
  const { counters } = core;
  counters.messagesSent++;
  counters.bytesSent += bytes.length;
  if (type === 'publish') counters.publishSent[qosOf(bytes)]++;
  if (core.rules.endsSilence('sent')) connection.keepAlive?.heard();
  connection.wire.send(bytes);
}

/**
 * The bytes of a packet of 5.0: without what explains it where the client wants no explanation, or where that makes it
 * too large (3.1.2.11.4, 3.1.2.11.7); null if it is too large even so.
 */
function fitted({ rules }: Core, { terms }: Connection, packet: Packet): Uint8Array | null {
  const fits = (bytes: Uint8Array): boolean => rules.fitsClient(bytes.length, terms.maximumPacketSize, packet.type);
  if (rules.mayExplain(packet.type, terms)) {
    const bytes = encodePacket(packet, '5.0');
    if (fits(bytes)) return bytes;
  }
  const bytes = encodePacket(unexplained(packet), '5.0');
  return fits(bytes) ? bytes : null;
}

function unexplained(packet: Packet): Packet {
  if (!('properties' in packet) || packet.properties === undefined) return packet;
  return { ...packet, properties: { ...packet.properties, reasonString: undefined, userProperty: undefined } };
}
