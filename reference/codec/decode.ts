/** A frame into a packet, strictly: the packet, or the first thing that the standard does not allow in it. */

import { readProtocol } from './connect-protocol.ts';
import { atEnd, type Cursor, count, failAt, hexByte } from './cursor.ts';
import { checkFlags, packetTypeOf } from './fixed-header.ts';
import type { Frame } from './frame.ts';
import type { Packet } from './packet.ts';
import * as v3 from './v3/decode.ts';
import * as v5 from './v5/decode.ts';
import type { Version } from './version.ts';
import { type Violation, violation } from './violation.ts';

/**
 * Decodes a whole packet as one of `version`; a CONNECT as one of the version that it names itself.
 *
 * Fields are as in `Packet`; those that are optional and not on the wire are undefined. Payloads, passwords and other
 * binary data are views of `frame.bytes`: copy what is to outlive it. Never throws.
 *
 * A Violation is `malformed-packet` where bytes cannot be read by the rules of the packet, a field is missing, bytes are
 * left over, or reserved bits are set; it is `protocol-error` where they can be read and say what is forbidden, unless
 * the text itself calls that malformed (5.0: 1.2 and 4.13). Its offset is that of the first byte of the field at fault
 * (of its length, if it has one), of the first byte of the sequence in ill-formed UTF-8, or of the packet's end where
 * something is missing altogether.
 *
 * What depends on more than the packet is not judged here: direction, order, lengths and characters of a Client
 * Identifier, whether an alias is known.
 */
export function decodePacket(frame: Frame, version: Version): Packet | Violation {
  const { bytes, start, bodyStart, end } = frame;
  const firstByte = bytes[start] as number;
  const type = packetTypeOf(firstByte, version);
  if (type === null) {
    return violation('malformed-packet', 0, null, `a packet type of MQTT ${version}`, hexByte(firstByte));
  }
  const cursor: Cursor = { bytes, version, start, position: bodyStart, end, violation: undefined };
  if (type === 'connect') readProtocol(cursor);
  checkFlags(cursor, firstByte, type);
  if (cursor.version === '5.0') checkRemainingLength(cursor, frame);
  if (cursor.violation !== undefined) return cursor.violation;
  const packet =
    cursor.version === '5.0' || type === 'auth'
      ? v5.decodeBody(cursor, firstByte, type)
      : v3.decodeBody(cursor, firstByte, type);
  if (!atEnd(cursor)) {
    const found = count(cursor.end - cursor.position, 'byte');
    failAt(cursor, 'malformed-packet', cursor.position, null, 'the end of the packet', `${found} more`);
  }
  return cursor.violation ?? packet;
}

/** In its shortest form, as 5.0 demands of every Variable Byte Integer (1.5.5). */
function checkRemainingLength(cursor: Cursor, { bytes, start, bodyStart }: Frame): void {
  const digits = bodyStart - start - 1;
  if (digits > 1 && bytes[bodyStart - 1] === 0) {
    const expected = 'a Remaining Length in the shortest form';
    failAt(cursor, 'malformed-packet', start + 1, 'MQTT-1.5.5-1', expected, count(digits, 'byte'));
  }
}
