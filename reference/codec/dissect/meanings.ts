/** What the values of common fields mean, in a few words. */

import type { BitField } from './field.ts';

const qosWords = ['at most once', 'at least once', 'exactly once', 'reserved, must not be used'];

/** `QoS 1: at least once`. */
export function qosMeaning(qos: number): string {
  return `QoS ${qos}: ${qosWords[qos] ?? 'no such level'}`;
}

/** `60 s`, with a word for the special values. */
export function secondsMeaning(seconds: number, special: Readonly<Record<number, string>> = {}): string {
  return special[seconds] ?? `${seconds} s`;
}

/** One bit, with the words for 0 and for 1. */
export function bit(byte: number, position: number, name: string, [off, on]: readonly [string, string]): BitField {
  const value = (byte >> position) & 1;
  return { name, high: position, low: position, value, meaning: value === 1 ? on : off };
}

/** Bits `high` to `low`. */
export function bitRange(
  byte: number,
  high: number,
  low: number,
  name: string,
  meaning: (value: number) => string,
): BitField {
  const value = (byte >> low) & ((1 << (high - low + 1)) - 1);
  return { name, high, low, value, meaning: meaning(value) };
}

/** Bits that must have a certain value. */
export function reservedBits(byte: number, high: number, low: number, wanted = 0): BitField {
  return bitRange(byte, high, low, 'Reserved', (value) =>
    value === wanted ? 'reserved' : `reserved, must be ${wanted}`,
  );
}
