/** What is wrong with some bytes, as a value: a peer can cause it, so it is never thrown. */

import type { StatementId } from '../statements/index.ts';

/** The families of error that the standards tell apart. */
export type ViolationKind =
  /** The bytes cannot be parsed by the rules of the packet. */
  | 'malformed-packet'
  /** The bytes parse, and what they say is forbidden. */
  | 'protocol-error'
  /** CONNECT names a protocol other than MQTT. */
  | 'unknown-protocol-name'
  /** CONNECT names a level that the codec does not speak. */
  | 'unsupported-protocol-level'
  /** Longer than the limit given to the frame decoder; found before anything was allocated. */
  | 'packet-too-large';

/** One departure from the standard found in the bytes of a packet. */
export interface Violation {
  readonly type: 'violation';
  readonly kind: ViolationKind;
  /** Where it is: bytes from the start of the packet's fixed header. */
  readonly offset: number;
  /** The statement broken, of the version that was being decoded; null where the text has no number for it. */
  readonly statement: StatementId | null;
  /** What the standard wants there, for people. */
  readonly expected: string;
  /** What was there, for people. */
  readonly found: string;
}

/** Makes a Violation. */
export function violation(
  kind: ViolationKind,
  offset: number,
  statement: StatementId | null,
  expected: string,
  found: string,
): Violation {
  return { type: 'violation', kind, offset, statement, expected, found };
}

/** One line for people: where, what was expected, what was found. */
export function describeViolation({ kind, offset, statement, expected, found }: Violation): string {
  const cited = statement === null ? '' : ` [${statement}]`;
  return `${kind} at byte ${offset}: expected ${expected}, found ${found}${cited}`;
}
