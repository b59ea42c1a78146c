/** A Reason Code in a packet of 5.0: read, and checked against the packet's table. */

import { type Cursor, hexByte } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import { readByte } from '../read.ts';
import { fail } from './fail.ts';
import { type ReasonCodePacket, reasonCodeName, reasonCodeStatements } from './reason-codes.ts';

/** Reads a Reason Code. */
export function readReasonCode(cursor: Cursor, packet: ReasonCodePacket): number {
  const at = cursor.position;
  const code = readByte(cursor, 'Reason Code');
  if (code !== 0 && reasonCodeName(packet, code) === undefined) {
    const expected = `a Reason Code of ${packet.toUpperCase()}`;
    fail(cursor, 'protocol-error', at, reasonCodeStatements[packet], expected, hexByte(code));
  }
  return code;
}

/** Throws unless the packet may carry the code. */
export function checkReasonCode(packet: ReasonCodePacket, code: number): void {
  if (reasonCodeName(packet, code) === undefined) {
    throw new EncodeError('MQTT_ENCODE_BAD_REASON_CODE', `a Reason Code of ${packet.toUpperCase()}`, String(code));
  }
}
