/** What an always-on check is: a question put to every trace of every scenario. */

import type { Packet, PacketType } from '../../reference/codec/packet.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Citations } from '../../reference/statements/index.ts';
import { byClient, type Trace, type TraceEvent } from '../trace.ts';

/** Something in a trace that the standard forbids the broker. */
export interface Departure {
  /** The event that shows it. */
  readonly event: TraceEvent;
  readonly expected: string;
  readonly got: string;
  /** Where the check as a whole does not tell: the statement of the version of the trace. */
  readonly statement?: string | null;
}

/** An always-on check. */
export interface Check {
  /** kebab-case; the file's name. */
  readonly name: string;
  /** One line: what it sees to. */
  readonly title: string;
  /** What it cites; its keys are the versions in which it looks. */
  readonly statements: Citations;
  /** Looks at all events of one connection, in order. */
  inspect(connection: Trace, version: Version): readonly Departure[];
}

/** Puts a check to a whole trace, connection by connection. */
export function inspectTrace(check: Check, trace: Trace, version: Version): Departure[] {
  return [...byClient(trace).values()].flatMap((connection) => [...check.inspect(connection, version)]);
}

/** The packets that a connection carried, readable ones only, each with its event and direction. */
export function* packetsIn(
  connection: Trace,
): Generator<{ event: TraceEvent; direction: 'in' | 'out'; packet: Packet }> {
  for (const event of connection) {
    if (event.kind !== 'packet' || event.packet.type === 'violation') continue;
    yield { event, direction: event.direction, packet: event.packet };
  }
}

/** The standard's way to write a packet's name. */
export function nameOf(type: PacketType): string {
  return type.toUpperCase();
}
