/** CONNACK of 3.1 and 3.1.1 (section 3.2). */

import { type Cursor, hexByte } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import { firstByteOf } from '../fixed-header.ts';
import type { Connack } from '../packet.ts';
import { readByte } from '../read.ts';
import type { Version } from '../version.ts';
import { headerSize, startPacket, writeByte } from '../write.ts';
import { fail } from './fail.ts';
import { isConnectReturnCode } from './reason-codes.ts';

const firstByte = firstByteOf('connack');

const remainingLength = 2;

/** Reads the body of a CONNACK. In 3.1 its first byte is "not used", so that there is no Session Present. */
export function decodeConnack(cursor: Cursor): Connack {
  const flagsAt = cursor.position;
  const flags = cursor.version === '3.1' ? readUnused(cursor) : readByte(cursor, 'Connect Acknowledge Flags');
  if (flags > 1) {
    fail(cursor, 'malformed-packet', flagsAt, 'v3.1.1-3.2.2.1-u1', 'Connect Acknowledge Flags 0 or 1', hexByte(flags));
  }
  const codeAt = cursor.position;
  const reasonCode = readByte(cursor, 'Connect Return code');
  if (!isConnectReturnCode(reasonCode)) {
    fail(cursor, 'protocol-error', codeAt, 'MQTT-3.2.2-6', 'a Connect Return code from 0 to 5', hexByte(reasonCode));
  }
  if (flags === 1 && reasonCode !== 0) {
    const found = `Session Present 1 with ${hexByte(reasonCode)}`;
    fail(cursor, 'protocol-error', flagsAt, 'MQTT-3.2.2-4', 'Session Present 0 when refusing', found);
  }
  return { type: 'connack', sessionPresent: flags === 1, reasonCode };
}

function readUnused(cursor: Cursor): 0 {
  readByte(cursor, 'reserved byte');
  return 0;
}

/** The bytes of a CONNACK; throws EncodeError. */
export function encodeConnack({ sessionPresent, reasonCode }: Connack, version: Version): Uint8Array {
  if (!isConnectReturnCode(reasonCode)) {
    throw new EncodeError('MQTT_ENCODE_BAD_REASON_CODE', 'a Connect Return code from 0 to 5', String(reasonCode));
  }
  if (sessionPresent && (version === '3.1' || reasonCode !== 0)) {
    const expected = version === '3.1' ? 'no Session Present in 3.1' : 'Session Present false when refusing';
    throw new EncodeError('MQTT_ENCODE_BAD_FLAGS', expected, 'true');
  }
  const bytes = startPacket(firstByte, remainingLength);
  writeByte(bytes, writeByte(bytes, headerSize(remainingLength), sessionPresent ? 1 : 0), reasonCode);
  return bytes;
}
