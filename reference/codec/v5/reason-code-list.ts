/** The payload of SUBACK and UNSUBACK of 5.0: one Reason Code for each Topic Filter (sections 3.9.3 and 3.11.3). */

import type { StatementId50 } from '../../statements/index.ts';
import { atEnd, type Cursor } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import { firstByteOf } from '../fixed-header.ts';
import type { Suback, Unsuback } from '../packet.ts';
import { checkPacketIdentifier, headerSize, startPacket, writeByte, writeTwoByteInteger } from '../write.ts';
import { fail } from './fail.ts';
import { checkReasonCode, readReasonCode } from './reason-code.ts';
import { measureProperties, propertiesFieldSize, writeProperties } from './write-properties.ts';

/** Reads codes to the end of the packet; `statement` is what the lack of any breaks. */
export function readReasonCodes(cursor: Cursor, packet: 'suback' | 'unsuback', statement: StatementId50): number[] {
  if (atEnd(cursor)) {
    fail(cursor, 'protocol-error', cursor.end, statement, 'at least one Reason Code', 'no payload');
  }
  const reasonCodes: number[] = [];
  while (!atEnd(cursor)) reasonCodes.push(readReasonCode(cursor, packet));
  return reasonCodes;
}

/** The bytes of a SUBACK or an UNSUBACK, which differ in their codes only; throws EncodeError. */
export function encodeReasonCodeList({
  type,
  packetIdentifier,
  reasonCodes,
  properties,
}: Suback | Unsuback): Uint8Array {
  checkPacketIdentifier(packetIdentifier);
  if (reasonCodes.length === 0) {
    throw new EncodeError('MQTT_ENCODE_NOTHING_LISTED', 'at least one Reason Code', 'none');
  }
  for (const code of reasonCodes) checkReasonCode(type, code);
  const measured = measureProperties(properties, type);
  const remainingLength = 2 + propertiesFieldSize(measured) + reasonCodes.length;
  const bytes = startPacket(firstByteOf(type), remainingLength);
  let at = writeTwoByteInteger(bytes, headerSize(remainingLength), packetIdentifier);
  at = writeProperties(bytes, at, measured);
  for (const code of reasonCodes) at = writeByte(bytes, at, code);
  return bytes;
}
