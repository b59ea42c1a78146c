/** The recorded history of a scenario: every byte both ways with its time, which checks and reports read. */

import type { Packet, Publish } from '../reference/codec/packet.ts';
import type { Version } from '../reference/codec/version.ts';
import type { Violation } from '../reference/codec/violation.ts';

/** How a connection came to its end, as seen from our side. */
export type Ending =
  /** The broker ended its stream in good order (FIN, or a WebSocket close frame with its code in `detail`). */
  | 'end'
  /** The broker cut it (RST). */
  | 'reset'
  /** We ended it in good order. */
  | 'ended-by-us'
  /** We cut it. */
  | 'cut-by-us';

interface At {
  /** Milliseconds since the scenario began. */
  readonly atMs: number;
  /** Which of the scenario's clients: a, b, c, ... in order of opening. */
  readonly client: string;
}

/** A Network Connection was opened; `version` is how the bytes from the broker are read until CONNECT says otherwise. */
export interface OpenedEvent extends At {
  readonly kind: 'opened';
  readonly version: Version;
  readonly transport: string;
}

/**
 * A packet, or bytes that are none. Out: one thing that the client sent, in full, at the time it was handed to the
 * transport. In: one frame as it came, or what could not be read as one.
 */
export interface PacketEvent extends At {
  readonly kind: 'packet';
  readonly direction: 'out' | 'in';
  readonly bytes: Uint8Array;
  readonly packet: Packet | Violation;
  /**
   * Of a PUBLISH of 5.0 whose Topic Name was left empty: the same packet with the name that its Topic Alias stands for.
   * `packet` is what went over the wire; this is what bodies see.
   */
  readonly resolved?: Publish;
}

/** The Network Connection is over. */
export interface ClosedEvent extends At {
  readonly kind: 'closed';
  readonly how: Ending;
  /** More, for people: a WebSocket close code, an error code of the system; empty when there is none. */
  readonly detail: string;
}

/** One thing that happened. */
export type TraceEvent = OpenedEvent | PacketEvent | ClosedEvent;

/** All that happened in one scenario, in order. */
export type Trace = readonly TraceEvent[];

/** The packet of an event as it is to be understood: with the Topic Name that a Topic Alias stands for. */
export function understood({ packet, resolved }: PacketEvent): Packet | Violation {
  return resolved ?? packet;
}

/** The packets of one direction, in order; of all clients, or of one. */
export function packetsOf(trace: Trace, direction: 'out' | 'in', client?: string): PacketEvent[] {
  return trace.filter(
    (event): event is PacketEvent =>
      event.kind === 'packet' && event.direction === direction && (client === undefined || event.client === client),
  );
}
