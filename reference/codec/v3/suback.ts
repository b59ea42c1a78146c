/** SUBACK of 3.1 and 3.1.1 (section 3.9). */

import { atEnd, type Cursor, hexByte } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import { firstByteOf } from '../fixed-header.ts';
import type { Suback } from '../packet.ts';
import { readByte } from '../read.ts';
import type { Version } from '../version.ts';
import { checkPacketIdentifier, headerSize, startPacket, writeByte, writeTwoByteInteger } from '../write.ts';
import { fail } from './fail.ts';
import { readPacketIdentifier } from './packet-identifier.ts';
import { isSubscribeReturnCode } from './reason-codes.ts';

const firstByte = firstByteOf('suback');

/** Reads the body of a SUBACK. */
export function decodeSuback(cursor: Cursor): Suback {
  const packetIdentifier = readPacketIdentifier(cursor, 'MQTT-2.3.1-7');
  if (atEnd(cursor)) {
    fail(cursor, 'protocol-error', cursor.end, 'MQTT-3.8.4-5', 'at least one return code', 'no payload');
  }
  const reasonCodes: number[] = [];
  while (!atEnd(cursor)) {
    const at = cursor.position;
    const code = readByte(cursor, 'return code');
    if (!isSubscribeReturnCode(code, cursor.version)) {
      fail(cursor, 'protocol-error', at, 'MQTT-3.9.3-2', expectedCode(cursor.version), hexByte(code));
    }
    reasonCodes.push(code);
  }
  return { type: 'suback', packetIdentifier, reasonCodes };
}

/** The bytes of a SUBACK; throws EncodeError. */
export function encodeSuback({ packetIdentifier, reasonCodes }: Suback, version: Version): Uint8Array {
  checkPacketIdentifier(packetIdentifier);
  if (reasonCodes.length === 0) {
    throw new EncodeError('MQTT_ENCODE_NOTHING_LISTED', 'at least one return code', 'none');
  }
  const remainingLength = 2 + reasonCodes.length;
  const bytes = startPacket(firstByte, remainingLength);
  let at = writeTwoByteInteger(bytes, headerSize(remainingLength), packetIdentifier);
  for (const code of reasonCodes) {
    if (!isSubscribeReturnCode(code, version)) {
      throw new EncodeError('MQTT_ENCODE_BAD_REASON_CODE', expectedCode(version), String(code));
    }
    at = writeByte(bytes, at, code);
  }
  return bytes;
}

function expectedCode(version: Version): string {
  return version === '3.1' ? 'a granted QoS 0, 1 or 2' : 'return code 0x00, 0x01, 0x02 or 0x80';
}
