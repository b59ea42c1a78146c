/** A packet that comes in several chunks: its fixed header digit by digit, then its bytes into memory of their own. */

import { takeBytes } from './slab.ts';

/** The largest fixed header: a first byte and four digits of Remaining Length. */
export const maxHeaderBytes = 5;

/** What stands for bytes where there are none. */
export const nothing = new Uint8Array(0);

/** A connection has one for all its packets, one after another. */
export interface SplitPacket {
  /** Bytes that have come. */
  filled: number;
  firstByte: number;
  /** As far as it has come. */
  remainingLength: number;
  /** 0 until the Remaining Length is whole. */
  bodyStart: number;
  /** Known together with `bodyStart`. */
  size: number;
  /** From `startBody` on: the bytes that have come, and room for more. */
  bytes: Uint8Array;
}

/** A packet gets this much room at first, or its size if that is less; then room doubles as its bytes arrive. */
const firstRoomBytes = 4096;

/** Fewer bytes than this are copied sooner one by one than by a call into the platform. */
const fewBytes = 16;

/** None has begun. */
export function noPacket(): SplitPacket {
  return { filled: 0, firstByte: 0, remainingLength: 0, bodyStart: 0, size: 0, bytes: nothing };
}

/** The next packet may begin. */
export function forget(packet: SplitPacket): void {
  packet.filled = 0;
  packet.remainingLength = 0;
  packet.bodyStart = 0;
  packet.size = 0;
  packet.bytes = nothing;
}

/**
 * Takes bytes until the fixed header is whole or too long, or the chunk ends. Returns where it stopped. A header of
 * `maxHeaderBytes` without a `bodyStart` has too many digits.
 */
export function takeHeader(packet: SplitPacket, chunk: Uint8Array, from: number): number {
  let at = from;
  if (packet.filled === 0) {
    packet.firstByte = chunk[at] as number;
    packet.filled = 1;
    at += 1;
  }
  while (at < chunk.length && packet.filled < maxHeaderBytes) {
    const digit = chunk[at] as number;
    packet.remainingLength |= (digit & 0x7f) << (7 * (packet.filled - 1));
    packet.filled += 1;
    at += 1;
    if (digit < 0x80) {
      packet.bodyStart = packet.filled;
      packet.size = packet.filled + packet.remainingLength;
      break;
    }
  }
  return at;
}

/** Takes memory, and writes into it the header as it came, in the shortest form or not. */
export function startBody(packet: SplitPacket): void {
  const { bodyStart, firstByte, remainingLength } = packet;
  const bytes = takeBytes(Math.min(packet.size, firstRoomBytes));
  bytes[0] = firstByte;
  for (let at = 1; at < bodyStart; at += 1) {
    const digit = (remainingLength >>> (7 * (at - 1))) & 0x7f;
    bytes[at] = at < bodyStart - 1 ? digit | 0x80 : digit;
  }
  packet.bytes = bytes;
}

/** Copies bytes until the packet is whole, or the chunk ends. Returns where it stopped. */
export function takeBody(packet: SplitPacket, chunk: Uint8Array, from: number): number {
  const { filled, size } = packet;
  const taken = Math.min(size - filled, chunk.length - from);
  const needed = filled + taken;
  if (packet.bytes.length < needed) packet.bytes = enlarge(packet, needed);
  const { bytes } = packet;
  if (taken < fewBytes) for (let at = 0; at < taken; at += 1) bytes[filled + at] = chunk[from + at] as number;
  else bytes.set(chunk.subarray(from, from + taken), filled);
  packet.filled = needed;
  return from + taken;
}

function enlarge({ bytes, filled, size }: SplitPacket, needed: number): Uint8Array {
  const larger = new Uint8Array(Math.min(size, Math.max(needed, 2 * bytes.length)));
  larger.set(bytes.subarray(0, filled));
  return larger;
}
