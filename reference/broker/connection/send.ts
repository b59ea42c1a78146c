/** Puts packets on the wire of a connection, and counts them. */

import { encodePacket, type Packet, type PacketType } from '../../codec/index.ts';
import type { Core } from '../core.ts';
import type { Connection } from './connection.ts';

/** Encodes and sends a packet; a closed connection swallows it. */
export function sendPacket(core: Core, connection: Connection, packet: Packet): void {
  if (connection.phase.name === 'closed') return;
  sendBytes(core, connection, packet.type, encodePacket(packet, connection.version));
}

/** Sends the bytes of one packet; a closed connection swallows them. */
export function sendBytes(core: Core, connection: Connection, type: PacketType, bytes: Uint8Array): void {
  if (connection.phase.name === 'closed') return;
  const { counters } = core;
  counters.messagesSent++;
  counters.bytesSent += bytes.length;
  if (type === 'publish') counters.publishMessagesSent++;
  if (core.rules.endsSilence('sent')) connection.keepAlive?.heard();
  connection.wire.send(bytes);
}
