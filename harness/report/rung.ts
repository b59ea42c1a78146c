/** The recorded history of a scenario as rungs of a ladder: what every drawing of it is made from, in text or in colour. */

import type { Version } from '../../reference/codec/version.ts';
import type { Ending, Trace, TraceEvent } from '../trace.ts';
import { packetSummary } from './packet-summary.ts';
import { printable } from './printable.ts';

/** Milliseconds in which nothing happens that are worth showing as a wait. */
const shortestWaitMs = 250;

/** What each ending means, in words. */
const endings: Readonly<Record<Ending, string>> = {
  end: 'closed by the broker',
  reset: 'reset by the broker',
  'ended-by-us': 'closed by us',
  'cut-by-us': 'cut by us',
};

/** One rung of the ladder. */
export interface Rung {
  readonly event: TraceEvent;
  /** The version that its connection speaks, by which its bytes are to be read. */
  readonly version: Version;
  /** Milliseconds since the rung before in which nothing happened; 0 where they were too few to matter. */
  readonly waitedMs: number;
  /** Such as `PUBLISH`, `opened`, `cut by us`. */
  readonly name: string;
  /** The fields that matter, in one line; empty where the name says it all. */
  readonly details: string;
  /** Whether it shows the departure. */
  readonly offending: boolean;
}

/** One rung for each event; `eventIndex` is that of the event which shows the departure, null for none. */
export function rungsOf(trace: Trace, version: Version, eventIndex: number | null): Rung[] {
  const spoken = new Map<string, Version>();
  return trace.map((event, index) => {
    if (event.kind === 'opened') spoken.set(event.client, event.version);
    const read = spoken.get(event.client) ?? version;
    const quietMs = event.atMs - (trace[index - 1]?.atMs ?? event.atMs);
    const waitedMs = quietMs < shortestWaitMs ? 0 : quietMs;
    return { event, version: read, waitedMs, offending: index === eventIndex, ...wordsOf(event, read) };
  });
}

function wordsOf(event: TraceEvent, version: Version): Pick<Rung, 'name' | 'details'> {
  switch (event.kind) {
    case 'opened':
      return { name: 'opened', details: `(${event.transport})` };
    case 'packet': {
      const summary = packetSummary(event.packet, version, event.resolved);
      const end = summary.indexOf(' ');
      return end < 0
        ? { name: summary, details: '' }
        : { name: summary.slice(0, end), details: summary.slice(end + 1) };
    }
    case 'closed':
      return { name: endings[event.how], details: event.detail === '' ? '' : `(${printable(event.detail)})` };
    default: {
      const never: never = event;
      return never;
    }
  }
}
