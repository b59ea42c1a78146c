/** DISCONNECT of 5.0, in whichever of its three lengths (section 3.14). */

import { atEnd, type Cursor } from '../cursor.ts';
import { firstByteOf } from '../fixed-header.ts';
import type { Auth, Disconnect } from '../packet.ts';
import { headerSize, startPacket, writeByte } from '../write.ts';
import { readProperties } from './read-properties.ts';
import { checkReasonCode, readReasonCode } from './reason-code.ts';
import { measureProperties, propertiesFieldSize, writeProperties } from './write-properties.ts';

/** Reads the body of a DISCONNECT. */
export function decodeDisconnect(cursor: Cursor): Disconnect {
  const reasonCode = atEnd(cursor) ? 0 : readReasonCode(cursor, 'disconnect');
  const properties = atEnd(cursor) ? undefined : readProperties(cursor, 'disconnect');
  return { type: 'disconnect', reasonCode, properties };
}

/** The bytes of a DISCONNECT, in the shortest form; throws EncodeError. */
export function encodeDisconnect(packet: Disconnect): Uint8Array {
  return encodeReason(packet);
}

/** The bytes of a packet that has a Reason Code and properties, both left out where possible. */
export function encodeReason({ type, reasonCode, properties }: Disconnect | Auth): Uint8Array {
  checkReasonCode(type, reasonCode);
  const measured = measureProperties(properties, type);
  const remainingLength =
    (reasonCode === 0 && measured.size === 0 ? 0 : 1) + (measured.size === 0 ? 0 : propertiesFieldSize(measured));
  const bytes = startPacket(firstByteOf(type), remainingLength);
  if (remainingLength > 0) writeByte(bytes, headerSize(remainingLength), reasonCode);
  if (measured.size > 0) writeProperties(bytes, headerSize(remainingLength) + 1, measured);
  return bytes;
}
