/** The data types of section 1.5, read from a packet. Nothing here throws: what is wrong is noted in the cursor. */

import type { StatementId50, StatementId311 } from '../statements/index.ts';
import { type Cursor, count, failAt } from './cursor.ts';
import { decodeAscii, decodeUtf8 } from './platform.ts';
import { findIllFormed } from './utf8.ts';

const nothing = new Uint8Array(0);

/** A byte; 0 if there is none. `field` is its name in the standard. */
export function readByte(cursor: Cursor, field: string): number {
  const { position } = cursor;
  if (position >= cursor.end) return tooShort(cursor, field, '1 byte');
  cursor.position = position + 1;
  return cursor.bytes[position] as number;
}

/** A Two Byte Integer; 0 if there is none. */
export function readTwoByteInteger(cursor: Cursor, field: string): number {
  const { bytes, position } = cursor;
  if (position + 2 > cursor.end) return tooShort(cursor, field, '2 bytes');
  cursor.position = position + 2;
  return ((bytes[position] as number) << 8) | (bytes[position + 1] as number);
}

/** A Four Byte Integer, unsigned; 0 if there is none. */
export function readFourByteInteger(cursor: Cursor, field: string): number {
  if (cursor.position + 4 > cursor.end) return tooShort(cursor, field, '4 bytes');
  return readTwoByteInteger(cursor, field) * 0x1_0000 + readTwoByteInteger(cursor, field);
}

/**
 * A Variable Byte Integer of at most four bytes, in the shortest form (5.0: 1.5.5, MQTT-1.5.5-1); 0 if there is none.
 * The Remaining Length is not read by this, see `frame.ts`.
 */
export function readVariableByteInteger(cursor: Cursor, field: string): number {
  const { bytes, position, end } = cursor;
  if (position < end && (bytes[position] as number) < 0x80) {
    cursor.position = position + 1; // Nearly all are that short.
    return bytes[position] as number;
  }
  let value = 0;
  for (let size = 1; size <= 4; size += 1) {
    const at = position + size - 1;
    if (at >= end) return tooShort(cursor, field, 'a byte without the continuation bit');
    const digit = bytes[at] as number;
    value |= (digit & 0x7f) << (7 * (size - 1));
    if (digit < 0x80) {
      if (digit === 0 && size > 1) {
        failAt(
          cursor,
          'malformed-packet',
          position,
          'MQTT-1.5.5-1',
          `${field} in the shortest form`,
          `${size} bytes for ${value}`,
        );
        return 0;
      }
      cursor.position = at + 1;
      return value;
    }
  }
  failAt(
    cursor,
    'malformed-packet',
    position,
    null,
    `${field} of at most 4 bytes`,
    'a fourth byte that has the continuation bit',
  );
  return 0;
}

/** Binary Data: a view of the packet, no copy; empty if there is none. */
export function readBinaryData(cursor: Cursor, field: string): Uint8Array {
  const from = readLength(cursor, field);
  if (from === -1) return nothing;
  return view(cursor.bytes, from, cursor.position);
}

/** A UTF-8 Encoded String: well-formed, without U+0000, U+FEFF kept; empty if there is none. */
export function readString(cursor: Cursor, field: string): string {
  const from = readLength(cursor, field);
  if (from === -1) return '';
  const { bytes, position: to } = cursor;
  let at = from;
  while (at < to) {
    const code = bytes[at] as number;
    if (code >= 0x80 || code === 0) break;
    at += 1;
  }
  if (at === to) return decodeAscii(bytes, from, to);
  const wrong = findIllFormed(bytes, at, to);
  if (wrong === -1) return decodeUtf8(bytes, from, to);
  failString(cursor, field, wrong);
  return '';
}

/** Everything that is left: a view of the packet, no copy. */
export function readRest(cursor: Cursor): Uint8Array {
  const { position, end } = cursor;
  cursor.position = end;
  return view(cursor.bytes, position, end);
}

/** Quicker than `subarray`, and a plain Uint8Array even where the chunk is a Buffer, whose `slice` would not copy. */
function view(bytes: Uint8Array, from: number, to: number): Uint8Array {
  return from === to ? nothing : new Uint8Array(bytes.buffer, bytes.byteOffset + from, to - from);
}

/** Reads a length and steps over what it announces. Returns where that begins, or -1. */
function readLength(cursor: Cursor, field: string): number {
  const { bytes, position, end } = cursor;
  const from = position + 2;
  if (from <= end) {
    const length = ((bytes[position] as number) << 8) | (bytes[position + 1] as number);
    if (from + length <= end) {
      cursor.position = from + length;
      return from;
    }
    tooShort(cursor, field, `a length and ${count(length, 'byte')}`);
    return -1;
  }
  tooShort(cursor, field, 'a length of 2 bytes');
  return -1;
}

function tooShort(cursor: Cursor, field: string, wanted: string): 0 {
  const { position, end } = cursor;
  failAt(cursor, 'malformed-packet', position, null, `${field}: ${wanted}`, `${count(end - position, 'byte')} left`);
  return 0;
}

const illFormed: StatementIds = { '3.1': null, '3.1.1': 'MQTT-1.5.3-1', '5.0': 'MQTT-1.5.4-1' };
const holdsNull: StatementIds = { '3.1': null, '3.1.1': 'MQTT-1.5.3-2', '5.0': 'MQTT-1.5.4-2' };

interface StatementIds {
  readonly '3.1': null;
  readonly '3.1.1': StatementId311;
  readonly '5.0': StatementId50;
}

function failString(cursor: Cursor, field: string, at: number): void {
  const isNull = cursor.bytes[at] === 0;
  const statement = (isNull ? holdsNull : illFormed)[cursor.version];
  const expected = isNull ? `${field} without U+0000` : `${field} in well-formed UTF-8`;
  failAt(cursor, 'malformed-packet', at, statement, expected, isNull ? 'U+0000' : 'an ill-formed sequence');
}
