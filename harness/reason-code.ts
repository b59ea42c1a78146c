/** Reason Codes as people read them: `0x82 (Protocol Error)`. */

import type { PacketType } from '../reference/codec/packet.ts';
import { reasonCodes } from '../reference/codec/v5/reason-codes.ts';

/** A byte as the standard writes it. */
export function hexByte(value: number): string {
  return `0x${value.toString(16).padStart(2, '0')}`;
}

/** The name that 5.0 gives a code in packets of that type; undefined when they may not carry it. */
export function reasonCodeName(value: number, type: PacketType): string | undefined {
  return reasonCodes.find((known) => known.value === value && known.packets.some((packet) => packet === type))?.name;
}

/** A code of 5.0 with its name, where it has one in packets of that type. */
export function namedReasonCode(value: number, type: PacketType): string {
  const name = reasonCodeName(value, type);
  return name === undefined ? hexByte(value) : `${hexByte(value)} (${name})`;
}
