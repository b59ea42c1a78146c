/** PUBACK, PUBREC, PUBREL, PUBCOMP of 5.0, in whichever of their three lengths (sections 3.4 to 3.7). */

import { atEnd, type Cursor } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import { firstByteOf } from '../fixed-header.ts';
import type { Puback, Pubcomp, Pubrec, Pubrel } from '../packet.ts';
import { checkPacketIdentifier, headerSize, startPacket, writeByte, writeTwoByteInteger } from '../write.ts';
import { readPacketIdentifier } from './packet-identifier.ts';
import { readProperties } from './read-properties.ts';
import { checkReasonCode, readReasonCode } from './reason-code.ts';
import { measureProperties, propertiesFieldSize, writeProperties } from './write-properties.ts';

type Acknowledgement = Puback | Pubrec | Pubrel | Pubcomp;

/** Reads the body of one of the four. */
export function decodeAcknowledgement(cursor: Cursor, type: Acknowledgement['type']): Acknowledgement {
  const packetIdentifier = readPacketIdentifier(cursor, 'MQTT-2.2.1-5');
  const reasonCode = atEnd(cursor) ? 0 : readReasonCode(cursor, type);
  const properties = atEnd(cursor) ? undefined : readProperties(cursor, type);
  return { type, packetIdentifier, reasonCode, properties };
}

/** The bytes of one of the four, in the shortest form; throws EncodeError. */
export function encodeAcknowledgement(packet: Acknowledgement): Uint8Array {
  const { type, packetIdentifier, reasonCode, properties } = packet;
  if (packet.type === 'pubrel' && packet.dup === true) {
    throw new EncodeError('MQTT_ENCODE_BAD_FLAGS', 'a PUBREL without DUP in 5.0', 'DUP');
  }
  checkPacketIdentifier(packetIdentifier);
  checkReasonCode(type, reasonCode);
  const measured = measureProperties(properties, type);
  const remainingLength =
    2 + (reasonCode === 0 && measured.size === 0 ? 0 : 1) + (measured.size === 0 ? 0 : propertiesFieldSize(measured));
  const bytes = startPacket(firstByteOf(type), remainingLength);
  let at = writeTwoByteInteger(bytes, headerSize(remainingLength), packetIdentifier);
  if (remainingLength > 2) at = writeByte(bytes, at, reasonCode);
  if (measured.size > 0) writeProperties(bytes, at, measured);
  return bytes;
}
