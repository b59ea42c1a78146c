/** Byte sequences that no string of MQTT may hold (1.5.3), and what each breaks. */

import { binaryData, hex } from '../../harness/scenario.ts';

const loneBytes = ['80', 'bf', 'fe', 'ff'];
const truncated = ['c3', 'e2 82', 'f0 9f 98', 'c3 28', 'e2 28 a1'];
const overlong = ['c0 af', 'c1 bf', 'e0 80 af', 'f0 80 80 af', 'c0 80'];
const beyondUnicode = ['f4 90 80 80', 'f5 80 80 80', 'f8 88 80 80 80'];

/** By kind: the sequences, in hexadecimal. */
export const illFormed = {
  'ill-formed-utf-8': {
    breaks: 'MQTT-1.5.3-1',
    sequences: [...loneBytes, ...truncated, ...overlong, ...beyondUnicode],
  },
  surrogates: { breaks: 'MQTT-1.5.3-1', sequences: ['ed a0 80', 'ed bf bf', 'ed a0 bd ed b8 80'] },
  'null-character': { breaks: 'MQTT-1.5.3-2', sequences: ['00'] },
} as const;

/** What is wrong with a string. */
export type IllFormedKind = keyof typeof illFormed;

/** The kinds, for a matrix. */
export const illFormedKinds = Object.keys(illFormed) as readonly IllFormedKind[];

/** Strings, each behind its length, that begin with these letters and end in a sequence of that kind. */
export function stringsOf(kind: IllFormedKind, beginning: string): readonly Uint8Array[] {
  const letters = new TextEncoder().encode(beginning);
  return illFormed[kind].sequences.map((sequence) => binaryData([...letters, ...hex(sequence)]));
}
