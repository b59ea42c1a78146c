/** Return codes and Reason Codes in words. */

import { connectReturnCodes, subscribeReturnCodes } from '../v3/reason-codes.ts';
import { type ReasonCodePacket, reasonCodeName } from '../v5/reason-codes.ts';
import type { Version } from '../version.ts';

/** The standard's name of a code in a packet, or that it has none. */
export function codeMeaning(packet: ReasonCodePacket, version: Version, value: number): string {
  return nameOf(packet, version, value) ?? 'no code of this packet';
}

function nameOf(packet: ReasonCodePacket, version: Version, value: number): string | undefined {
  if (version === '5.0') return reasonCodeName(packet, value);
  const table = packet === 'connack' ? connectReturnCodes : subscribeReturnCodes;
  return table.find((code) => code.value === value)?.name;
}
