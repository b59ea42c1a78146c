/** What checks look at: a trace, read once for all of them. */

import type { Version } from '../../reference/codec/version.ts';
import type { Trace, TraceEvent } from '../trace.ts';
import { connectionsOf, type Seen, type SeenConnection } from './connections.ts';
import { type Published, publishedIn } from './published.ts';
import { type Session, sessionsOf } from './sessions.ts';

/** A trace in the forms that checks need. */
export interface TraceView {
  readonly version: Version;
  readonly trace: Trace;
  /** Where in the trace each event is. */
  readonly place: ReadonlyMap<TraceEvent, number>;
  readonly connections: readonly SeenConnection[];
  /** The readable packets of all connections, one connection after the other. */
  readonly packets: readonly Seen[];
  readonly sessions: readonly Session[];
  readonly published: Published;
}

/** Reads a trace. */
export function viewOf(trace: Trace, version: Version): TraceView {
  const connections = connectionsOf(trace);
  const place = new Map(trace.map((event, index) => [event, index]));
  return {
    version,
    trace,
    place,
    connections,
    packets: connections.flatMap(({ all }) => all),
    sessions: sessionsOf(connections, place, version),
    published: publishedIn(connections),
  };
}
