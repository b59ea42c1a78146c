/** UNSUBACK of 3.1 and 3.1.1 (section 3.11). */

import type { Cursor } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import { firstByteOf } from '../fixed-header.ts';
import type { Unsuback } from '../packet.ts';
import { checkPacketIdentifier, headerSize, startPacket, writeTwoByteInteger } from '../write.ts';
import { readPacketIdentifier } from './packet-identifier.ts';

const firstByte = firstByteOf('unsuback');

const remainingLength = 2;

/** Reads the body of an UNSUBACK, which has no codes. */
export function decodeUnsuback(cursor: Cursor): Unsuback {
  return { type: 'unsuback', packetIdentifier: readPacketIdentifier(cursor, 'MQTT-2.3.1-7'), reasonCodes: [] };
}

/** The bytes of an UNSUBACK; throws EncodeError. */
export function encodeUnsuback({ packetIdentifier, reasonCodes }: Unsuback): Uint8Array {
  checkPacketIdentifier(packetIdentifier);
  if (reasonCodes.length > 0) {
    throw new EncodeError('MQTT_ENCODE_BAD_REASON_CODE', 'no Reason Codes before 5.0', `${reasonCodes.length}`);
  }
  const bytes = startPacket(firstByte, remainingLength);
  writeTwoByteInteger(bytes, headerSize(remainingLength), packetIdentifier);
  return bytes;
}
