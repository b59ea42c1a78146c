/** A frame into a packet, strictly: the packet, or the first thing that the standard does not allow in it. */

import { readProtocol } from './connect-protocol.ts';
import { atEnd, type Cursor, count, failAt, hexByte } from './cursor.ts';
import { checkFlags, packetTypeOf } from './fixed-header.ts';
import type { Frame } from './frame.ts';
import type { Packet } from './packet.ts';
import * as v3 from './v3/decode.ts';
import * as v5 from './v5/decode.ts';
import type { Version } from './version.ts';
import type { Violation } from './violation.ts';

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
  const { bytes, start } = frame;
  const firstByte = bytes[start] as number;
  const cursor: Cursor = { bytes, version, start, position: frame.bodyStart, end: frame.end, violation: undefined };
  const type = packetTypeOf(firstByte, version);
  if (type === null) {
    failAt(cursor, 'malformed-packet', start, null, `a packet type of MQTT ${version}`, hexByte(firstByte));
  } else {
    if (type === 'connect') readProtocol(cursor);
    checkFlags(cursor, firstByte, type);
    if (cursor.version === '5.0') checkRemainingLength(cursor, frame);
    if (cursor.violation === undefined) {
      const packet = decodeBody(cursor, firstByte, type);
      if (!atEnd(cursor)) failLeftOver(cursor);
      return cursor.violation ?? packet;
    }
  }
  return cursor.violation as Violation;
}
