/** Byte sequences that no string of MQTT may hold (3.1.1: 1.5.3, 5.0: 1.5.4), and what each breaks. */

import { binaryData, hex } from '../../harness/scenario.ts';

const loneBytes = ['80', 'bf', 'fe', 'ff'];
const truncated = ['c3', 'e2 82', 'f0 9f 98', 'c3 28', 'e2 28 a1'];
const overlong = ['c0 af', 'c1 bf', 'e0 80 af', 'f0 80 80 af', 'c0 80'];
const beyondUnicode = ['f4 90 80 80', 'f5 80 80 80', 'f8 88 80 80 80'];

/** By kind: the sequences, in hexadecimal. */
export const illFormed = {
  'ill-formed-utf-8': {
    breaks: { '3.1.1': 'MQTT-1.5.3-1', '5.0': ['MQTT-1.5.4-1', 'v5.0-1.5.4-u1'] },
    sequences: [...loneBytes, ...truncated, ...overlong, ...beyondUnicode],
  },
  surrogates: {
    breaks: { '3.1.1': 'MQTT-1.5.3-1', '5.0': ['MQTT-1.5.4-1', 'v5.0-1.5.4-u1'] },
    sequences: ['ed a0 80', 'ed bf bf', 'ed a0 bd ed b8 80'],
  },
  'null-character': {
    breaks: { '3.1.1': 'MQTT-1.5.3-2', '5.0': ['MQTT-1.5.4-2', 'v5.0-1.5.4-u2'] },
    sequences: ['00'],
  },
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
