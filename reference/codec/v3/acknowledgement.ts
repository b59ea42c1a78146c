/** PUBACK, PUBREC, PUBREL, PUBCOMP of 3.1 and 3.1.1: a Packet Identifier and nothing else (sections 3.4 to 3.7). */

import type { StatementId311 } from '../../statements/index.ts';
import type { Cursor } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import { firstByteOf } from '../fixed-header.ts';
import type { Puback, Pubcomp, Pubrec, Pubrel } from '../packet.ts';
import type { Version } from '../version.ts';
import { checkPacketIdentifier, headerSize, startPacket, writeTwoByteInteger } from '../write.ts';
import { readPacketIdentifier } from './packet-identifier.ts';

type Acknowledgement = Puback | Pubrec | Pubrel | Pubcomp;

const dupBit = 0b1000;
const remainingLength = 2;

/** No Packet Identifier of a PUBLISH is 0, so that an acknowledgement of 0 cannot be right. */
const sameIdentifier: Readonly<Record<Acknowledgement['type'], StatementId311>> = {
  puback: 'MQTT-2.3.1-6',
  pubrec: 'MQTT-2.3.1-6',
  pubrel: 'MQTT-2.3.1-6',
  pubcomp: 'MQTT-4.3.3-2',
};

/** Reads the body of one of the four; `dup` is there only if 3.1 has it set on a PUBREL. */
export function decodeAcknowledgement(
  cursor: Cursor,
  firstByte: number,
  type: Acknowledgement['type'],
): Acknowledgement {
  const packetIdentifier = readPacketIdentifier(cursor, sameIdentifier[type]);
  if (type === 'pubrel' && (firstByte & dupBit) !== 0) return { type, packetIdentifier, reasonCode: 0, dup: true };
  return { type, packetIdentifier, reasonCode: 0 };
}

/** The bytes of one of the four; throws EncodeError. */
export function encodeAcknowledgement(packet: Acknowledgement, version: Version): Uint8Array {
  const { type, packetIdentifier, reasonCode } = packet;
  checkPacketIdentifier(packetIdentifier);
  if (reasonCode !== 0) {
    throw new EncodeError('MQTT_ENCODE_BAD_REASON_CODE', `Reason Code 0 in ${type} of ${version}`, String(reasonCode));
  }
  const bytes = startPacket(firstByteOf(type) | dupBitOf(packet, version), remainingLength);
  writeTwoByteInteger(bytes, headerSize(remainingLength), packetIdentifier);
  return bytes;
}

function dupBitOf(packet: Acknowledgement, version: Version): number {
  if (packet.type !== 'pubrel' || packet.dup !== true) return 0;
  if (version !== '3.1') throw new EncodeError('MQTT_ENCODE_BAD_FLAGS', `a PUBREL without DUP in ${version}`, 'DUP');
  return dupBit;
}
