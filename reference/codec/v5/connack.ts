/** CONNACK of 5.0 (section 3.2). */

import { type Cursor, hexByte } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import { firstByteOf } from '../fixed-header.ts';
import type { Connack } from '../packet.ts';
import { readByte } from '../read.ts';
import { headerSize, startPacket, writeByte } from '../write.ts';
import { fail } from './fail.ts';
import { readProperties } from './read-properties.ts';
import { checkReasonCode, readReasonCode } from './reason-code.ts';
import { measureProperties, propertiesFieldSize, writeProperties } from './write-properties.ts';

const firstByte = firstByteOf('connack');

/** Reads the body of a CONNACK. */
export function decodeConnack(cursor: Cursor): Connack {
  const flagsAt = cursor.position;
  const flags = readByte(cursor, 'Connect Acknowledge Flags');
  if (flags > 1) {
    fail(cursor, 'malformed-packet', flagsAt, 'MQTT-3.2.2-1', 'Connect Acknowledge Flags 0 or 1', hexByte(flags));
  }
  const reasonCode = readReasonCode(cursor, 'connack');
  if (flags === 1 && reasonCode !== 0) {
    const found = `Session Present 1 with ${hexByte(reasonCode)}`;
    fail(cursor, 'protocol-error', flagsAt, 'MQTT-3.2.2-6', 'Session Present 0 when refusing', found);
  }
  return { type: 'connack', sessionPresent: flags === 1, reasonCode, properties: readProperties(cursor, 'connack') };
}

/** The bytes of a CONNACK; throws EncodeError. */
export function encodeConnack({ sessionPresent, reasonCode, properties }: Connack): Uint8Array {
  checkReasonCode('connack', reasonCode);
  if (sessionPresent && reasonCode !== 0) {
    throw new EncodeError('MQTT_ENCODE_BAD_FLAGS', 'Session Present false when refusing', 'true');
  }
  const measured = measureProperties(properties, 'connack');
  const remainingLength = 2 + propertiesFieldSize(measured);
  const bytes = startPacket(firstByte, remainingLength);
  const at = writeByte(bytes, headerSize(remainingLength), sessionPresent ? 1 : 0);
  writeProperties(bytes, writeByte(bytes, at, reasonCode), measured);
  return bytes;
}
