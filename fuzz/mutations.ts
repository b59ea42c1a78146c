/** Bytes gone wrong: random ones, random ones in a good frame, and packets that were tampered with. */

import { forge } from '../reference/codec/forge.ts';
import type { Random } from './random.ts';

const longestBody = 600;
const longestInsertion = 8;
const repairedPercent = 60;

/** Values at which decoders tend to go wrong. */
const pitfalls = [0x00, 0x01, 0x02, 0x04, 0x05, 0x23, 0x26, 0x2b, 0x7f, 0x80, 0xc0, 0xed, 0xf4, 0xff];

/** So many random bytes. */
export function randomBytes(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256));
}

/** A frame that is right, around a body that is random. */
export function randomPacket(random: Random): Uint8Array {
  return forge(random.below(256), randomBytes(random, random.below(longestBody)));
}

/** The packet with one to four things done to it; then, more often than not, with a Remaining Length that is right. */
export function mutate(random: Random, packet: Uint8Array, other: Uint8Array): Uint8Array {
  let bytes = [...packet];
  for (let left = random.below(4); left >= 0; left -= 1) bytes = tamper(random, bytes, other);
  const [header] = bytes;
  if (header === undefined || random.below(100) >= repairedPercent) return Uint8Array.from(bytes);
  return forge(header, bytes.slice(bodyStart(bytes)));
}

function tamper(random: Random, bytes: number[], other: Uint8Array): number[] {
  if (bytes.length === 0) return [random.pick(pitfalls)];
  const at = random.below(bytes.length);
  switch (random.below(7)) {
    case 0:
      return bytes.with(at, (bytes[at] ?? 0) ^ (1 << random.below(8)));
    case 1:
      return bytes.with(at, random.pick(pitfalls));
    case 2:
      return bytes.toSpliced(at, 0, ...randomBytes(random, 1 + random.below(longestInsertion)));
    case 3:
      return bytes.toSpliced(at, 1 + random.below(longestInsertion));
    case 4:
      return bytes.slice(0, at);
    case 5:
      return [...bytes.slice(0, at), ...other.subarray(random.below(other.length))];
    default:
      return [...bytes, ...other];
  }
}

function bodyStart(bytes: readonly number[]): number {
  const last = bytes.findIndex((byte, index) => index > 0 && byte < 0x80);
  return last === -1 ? bytes.length : Math.min(last + 1, 5);
}
