/** SUBACK of 5.0 (section 3.9). */

import type { Cursor } from '../cursor.ts';
import type { Suback } from '../packet.ts';
import { readPacketIdentifier } from './packet-identifier.ts';
import { readProperties } from './read-properties.ts';
import { encodeReasonCodeList, readReasonCodes } from './reason-code-list.ts';

/** Reads the body of a SUBACK. */
export function decodeSuback(cursor: Cursor): Suback {
  const packetIdentifier = readPacketIdentifier(cursor, 'MQTT-2.2.1-6');
  const properties = readProperties(cursor, 'suback');
  const reasonCodes = readReasonCodes(cursor, 'suback', 'MQTT-3.8.4-6');
  return { type: 'suback', packetIdentifier, reasonCodes, properties };
}

/** The bytes of a SUBACK; throws EncodeError. */
export function encodeSuback(packet: Suback): Uint8Array {
  return encodeReasonCodeList(packet);
}
