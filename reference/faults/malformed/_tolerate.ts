/** Faults that put up with one kind of violation, and what they make of it. */

import type { Reaction, ViolationContext } from '../../broker/rules/violation.ts';
import type { PacketType, Violation } from '../../codec/index.ts';
import type { Citations, StatementId } from '../../statements/index.ts';
import { type Fault, fault } from '../fault.ts';

/** Which violations are put up with, of those that the codec finds. */
export type Which = (violation: Violation, context: ViolationContext) => boolean;

/** One kind of violation, and what the broker makes of it. */
export interface Tolerance {
  readonly name: string;
  readonly title: string;
  readonly breaks: Citations;
  readonly seenIn?: readonly string[];
  readonly which: Which;
  /** Default: the packet is skipped. */
  readonly reaction?: (violation: Violation, context: ViolationContext) => Reaction;
}

/** The fault of a broker that reacts in that way, and closes on every other violation. */
export function tolerating({ which, reaction, ...told }: Tolerance): Fault {
  return fault({
    ...told,
    bend: (rules) => ({
      ...rules,
      onViolation: (violation, context) => {
        if (!which(violation, context)) return rules.onViolation(violation, context);
        return reaction?.(violation, context) ?? { type: 'ignore' };
      },
    }),
  });
}

/** Violations of any of these statements, which are those of several versions, in a packet of that type. */
export function breaking(statements: readonly StatementId[], packetType: PacketType): Which {
  return ({ statement }, context) =>
    statement !== null && statements.includes(statement) && context.packetType === packetType;
}

/** Packets of that type that end within or before a field. */
export function endingEarly(packetType: PacketType): Which {
  return ({ kind, found }, context) =>
    kind === 'malformed-packet' &&
    / left$|^the end of the packet$|^no payload$/.test(found) &&
    context.packetType === packetType;
}

/** Packets of that type with bytes behind their last field. */
export function withSurplus(packetType: PacketType): Which {
  return ({ expected }, context) => expected === 'the end of the packet' && context.packetType === packetType;
}

/** Reads the packet with another value in one byte: at that offset, or the one at fault. */
export function withByte(change: (byte: number) => number, at?: number): NonNullable<Tolerance['reaction']> {
  return ({ offset }, { bytes }) => ({
    type: 'read-as',
    bytes: bytes.map((byte, index) => (index === (at ?? offset) ? change(byte) : byte)),
  });
}

/** Reads the packet without the bytes from the one at fault on. */
export function withoutSurplus({ offset }: Violation, { bytes }: ViolationContext): Reaction {
  // Packets of fewer than 128 bytes, whose Remaining Length is the second one.
  return { type: 'read-as', bytes: Uint8Array.of(bytes[0] ?? 0, offset - 2, ...bytes.subarray(2, offset)) };
}
