/** What an always-on check is: a question put to every trace of every scenario. */

import type { PacketType } from '../../reference/codec/packet.ts';
import type { Citations } from '../../reference/statements/index.ts';
import type { TraceEvent } from '../trace.ts';
import type { TraceView } from './view.ts';

/** Something in a trace that the standard forbids the broker. */
export interface Departure {
  /** The event that shows it. */
  readonly event: TraceEvent;
  readonly expected: string;
  readonly got: string;
  /**
   * Where it is about less than all that the check cites: statements of the version of the trace; none where the
   * standard gives it no number.
   */
  readonly statements?: readonly string[];
  /** What no paragraph forbids in so many words is told as a warning. */
  readonly severity?: 'warn';
}

/**
 * An always-on check. It sees the traces of scenarios that break every rule on the client's side, so it reports only
 * what no reading of what the client did can excuse.
 */
export interface Check {
  /** kebab-case; the file's name. */
  readonly name: string;
  /** One line: what it sees to. */
  readonly title: string;
  /** All that it can find broken; its keys are the versions in which it looks. */
  readonly statements: Citations;
  /** Looks at all that happened, in the version of `view.version`. */
  inspect(view: TraceView): readonly Departure[];
}

/** The standard's way to write a packet's name. */
export function nameOf(type: PacketType): string {
  return type.toUpperCase();
}
