/** The data types of section 1.5, measured, checked and written. Measuring checks, so that writing need not. */

import { EncodeError } from './encode-error.ts';
import { encodeUtf8 } from './platform.ts';
import { takeBytes } from './slab.ts';
import { utf8Length } from './utf8.ts';

/** The largest value of a Variable Byte Integer, and so of the Remaining Length. */
export const maxVariableByteInteger = 268_435_455;

const maxLength = 65_535;

/** Throws unless the number is a whole one from `least` to `most`. */
export function checkNumber(field: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new EncodeError('MQTT_ENCODE_BAD_NUMBER', `${field} from ${least} to ${most}`, String(value));
  }
}

/** Throws unless the number is one that a packet may be identified by (3.1.1: 2.3.1, 5.0: 2.2.1). */
export function checkPacketIdentifier(value: number | undefined): asserts value is number {
  if (value === undefined || !Number.isInteger(value) || value < 1 || value > maxLength) {
    throw new EncodeError('MQTT_ENCODE_BAD_PACKET_IDENTIFIER', 'a Packet Identifier from 1 to 65535', String(value));
  }
}

/** Bytes that a UTF-8 Encoded String takes, its length included. */
export function stringSize(field: string, text: string): number {
  const length = utf8Length(text);
  if (typeof length !== 'number') {
    throw new EncodeError('MQTT_ENCODE_BAD_STRING', `${field} in Unicode without U+0000`, `a text with ${length}`);
  }
  if (length > maxLength) {
    throw new EncodeError('MQTT_ENCODE_BAD_STRING', `${field} of at most ${maxLength} bytes`, `${length} bytes`);
  }
  return 2 + length;
}

/** Bytes that Binary Data takes, its length included. */
export function binaryDataSize(field: string, data: Uint8Array): number {
  if (data.length > maxLength) {
    const expected = `${field} of at most ${maxLength} bytes`;
    throw new EncodeError('MQTT_ENCODE_BAD_BINARY_DATA', expected, `${data.length} bytes`);
  }
  return 2 + data.length;
}

/** Bytes that a Variable Byte Integer takes. */
export function variableByteIntegerSize(value: number): 1 | 2 | 3 | 4 {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  return value < 0x20_0000 ? 3 : 4;
}

/** Bytes of the first byte and the Remaining Length together: where a packet's body begins. */
export function headerSize(remainingLength: number): number {
  return 1 + variableByteIntegerSize(remainingLength);
}

/** Bytes of the right size for a packet, with its fixed header written; the body begins at `headerSize`. */
export function startPacket(firstByte: number, remainingLength: number): Uint8Array {
  if (remainingLength > maxVariableByteInteger) {
    const expected = `a Remaining Length of at most ${maxVariableByteInteger}`;
    throw new EncodeError('MQTT_ENCODE_PACKET_TOO_LARGE', expected, String(remainingLength));
  }
  const packet = takeBytes(headerSize(remainingLength) + remainingLength);
  packet[0] = firstByte;
  writeVariableByteInteger(packet, 1, remainingLength);
  return packet;
}

/** Each writer puts its value at `at` and returns where the next one goes. */
export function writeByte(target: Uint8Array, at: number, value: number): number {
  target[at] = value;
  return at + 1;
}

/** A Two Byte Integer, the most significant byte first. */
export function writeTwoByteInteger(target: Uint8Array, at: number, value: number): number {
  target[at] = value >>> 8;
  target[at + 1] = value;
  return at + 2;
}

/** A Four Byte Integer, the most significant byte first. */
export function writeFourByteInteger(target: Uint8Array, at: number, value: number): number {
  return writeTwoByteInteger(target, writeTwoByteInteger(target, at, value >>> 16), value & 0xffff);
}

/** A Variable Byte Integer in its shortest form. */
export function writeVariableByteInteger(target: Uint8Array, at: number, value: number): number {
  let next = at;
  let rest = value;
  while (rest >= 0x80) {
    target[next] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
    next += 1;
  }
  target[next] = rest;
  return next + 1;
}

/** A UTF-8 Encoded String. */
export function writeString(target: Uint8Array, at: number, text: string): number {
  const length = encodeUtf8(target, at + 2, text);
  writeTwoByteInteger(target, at, length);
  return at + 2 + length;
}

/** Binary Data. */
export function writeBinaryData(target: Uint8Array, at: number, data: Uint8Array): number {
  return writeBytes(target, writeTwoByteInteger(target, at, data.length), data);
}

/** Fewer bytes than this are copied sooner one by one than by a call into the platform. */
const fewBytes = 16;

/** Bytes without a length. */
export function writeBytes(target: Uint8Array, at: number, data: Uint8Array): number {
  const { length } = data;
  if (length < fewBytes) for (let index = 0; index < length; index += 1) target[at + index] = data[index] as number;
  else target.set(data, at);
  return at + length;
}
