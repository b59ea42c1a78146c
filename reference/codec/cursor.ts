/** Where a decoder stands in a packet, and the first thing that it found wrong. */

import type { StatementId } from '../statements/index.ts';
import type { Version } from './version.ts';
import { type Violation, type ViolationKind, violation } from './violation.ts';

/**
 * The state of decoding one packet. An error is sticky: after the first, readers yield empty values, loops over
 * "what is left" end, and only the first is kept. So a decoder reads on without asking after each field.
 */
export interface Cursor {
  bytes: Uint8Array;
  version: Version;
  /** Of the packet in `bytes`. */
  start: number;
  /** Of the next byte to read. */
  position: number;
  /** Behind the last byte that may be read. */
  end: number;
  violation: Violation | undefined;
}

/** Notes what is wrong at `at`, an offset in `cursor.bytes`, unless something was found before. */
export function failAt(
  cursor: Cursor,
  kind: ViolationKind,
  at: number,
  statement: StatementId | null,
  expected: string,
  found: string,
): void {
  cursor.violation ??= violation(kind, at - cursor.start, statement, expected, found);
  cursor.position = cursor.end;
}

/** Is there nothing left to read? */
export function atEnd(cursor: Cursor): boolean {
  return cursor.position >= cursor.end;
}

/** A byte for people: `0x1f`. */
export function hexByte(value: number): string {
  return `0x${value.toString(16).padStart(2, '0')}`;
}

/** A number of things for people: `1 byte`, `2 bytes`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

const quotedCharacters = 60;

/** A text for people: in quotes, cut if it is long. */
export function quote(text: string): string {
  if (text.length <= quotedCharacters) return JSON.stringify(text);
  return `${JSON.stringify(text.slice(0, quotedCharacters))} and ${count(text.length - quotedCharacters, 'character')} more`;
}
