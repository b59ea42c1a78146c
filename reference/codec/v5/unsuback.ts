/** UNSUBACK of 5.0 (section 3.11). */

import type { Cursor } from '../cursor.ts';
import type { Unsuback } from '../packet.ts';
import { readPacketIdentifier } from './packet-identifier.ts';
import { readProperties } from './read-properties.ts';
import { encodeReasonCodeList, readReasonCodes } from './reason-code-list.ts';

/** Reads the body of an UNSUBACK. */
export function decodeUnsuback(cursor: Cursor): Unsuback {
  const packetIdentifier = readPacketIdentifier(cursor, 'MQTT-2.2.1-6');
  const properties = readProperties(cursor, 'unsuback');
  const reasonCodes = readReasonCodes(cursor, 'unsuback', 'MQTT-3.11.3-2');
  return { type: 'unsuback', packetIdentifier, reasonCodes, properties };
}

/** The bytes of an UNSUBACK; throws EncodeError. */
export function encodeUnsuback(packet: Unsuback): Uint8Array {
  return encodeReasonCodeList(packet);
}
