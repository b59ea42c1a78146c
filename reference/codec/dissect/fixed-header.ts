/** The fixed header: packet type, flags, Remaining Length (section 2.1 of 5.0, 2.2 of 3.1.1). */

import { firstByteOf } from '../fixed-header.ts';
import { type PacketType, packetTypes } from '../packet.ts';
import type { Version } from '../version.ts';
import type { BitField } from './field.ts';
import { bit, bitRange, qosMeaning, reservedBits } from './meanings.ts';
import { group, integer, variableByteInteger, type Walk } from './walk.ts';

/** The type of the packet, and the bytes that follow the fixed header, as far as they are told. */
export interface WalkedHeader {
  readonly type: PacketType | null;
  readonly firstByte: number;
  readonly remainingLength: number | undefined;
}

/** Walks over the fixed header. */
export function walkFixedHeader(walk: Walk, version: Version): WalkedHeader {
  const firstByte = walk.bytes[0] ?? 0;
  const named = packetTypes[firstByte >>> 4] ?? null;
  const type = named === 'auth' && version !== '5.0' ? null : named;
  let remainingLength: number | undefined;
  group(walk, 'Fixed Header', () => {
    integer(walk, 'Packet Type and Flags', 1, (value) => ({
      meaning: type === null ? 'no packet of this version' : type.toUpperCase(),
      bits: [
        bitRange(value, 7, 4, 'Packet Type', () => (type === null ? 'reserved' : type.toUpperCase())),
        ...flagBits(value, type, version),
      ],
    }));
    remainingLength = variableByteInteger(walk, 'Remaining Length', (value) => ({
      meaning: `${value} ${value === 1 ? 'byte follows' : 'bytes follow'}`,
    }));
    return {};
  });
  return { type, firstByte, remainingLength };
}

function flagBits(byte: number, type: PacketType | null, version: Version): BitField[] {
  if (type === 'publish') {
    return [
      bit(byte, 3, 'DUP', ['sent for the first time', 'perhaps sent before']),
      bitRange(byte, 2, 1, 'QoS', qosMeaning),
      bit(byte, 0, 'RETAIN', ['not retained', 'retained']),
    ];
  }
  if (version !== '3.1') return [reservedBits(byte, 3, 0, type === null ? 0 : firstByteOf(type) & 0x0f)];
  return [bitRange(byte, 3, 0, 'DUP, QoS, RETAIN', () => 'not used, or QoS 1 where an answer is expected')];
}
