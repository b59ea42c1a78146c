/** The recorded history of a scenario as text: one line for each event, with its time, client and direction. */

import { toHex } from '../../reference/codec/hex.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { ScenarioResult } from '../result.ts';
import type { Ending, TraceEvent } from '../trace.ts';
import { packetSummary } from './packet-summary.ts';
import { count, printable } from './printable.ts';

const shownHexBytes = 64;
/** How much is shown around the event that shows a departure. */
const before = 9;
const after = 3;

/** What each ending means, in words. */
const endings: Readonly<Record<Ending, string>> = {
  end: 'closed by the broker',
  reset: 'reset by the broker',
  'ended-by-us': 'closed by us',
  'cut-by-us': 'cut by us',
};

/** One line of the ladder; `offending` marks the event that shows the departure. */
export interface Rung {
  readonly text: string;
  readonly offending: boolean;
}

/**
 * The part of the trace that matters for the verdict: around the event that the first finding points at, else the
 * last events. The bytes of that event, and of whatever could not be read as a packet, follow it in hex.
 */
export function ladder({ trace, version, findings }: ScenarioResult): Rung[] {
  const eventIndex = findings[0]?.eventIndex ?? null;
  const end = eventIndex === null ? trace.length : Math.min(trace.length, eventIndex + after + 1);
  const start = Math.max(0, end - before - after - 1);
  const rungs: Rung[] = [];
  if (start > 0) rungs.push({ text: `… ${count(start, 'event')} before`, offending: false });
  trace.slice(start, end).forEach((event, position) => {
    const offending = start + position === eventIndex;
    rungs.push({ text: describeEvent(event, version), offending });
    const unreadable = event.kind === 'packet' && event.packet.type === 'violation';
    if (event.kind === 'packet' && (offending || unreadable))
      rungs.push({ text: `${' '.repeat(16)}${hexOf(event.bytes)}`, offending });
  });
  if (end < trace.length) rungs.push({ text: `… ${count(trace.length - end, 'event')} after`, offending: false });
  return rungs;
}

/** One event, such as `     3.0 ms  a ← CONNACK sessionPresent=0 returnCode=0`. */
function describeEvent(event: TraceEvent, version: Version): string {
  return `${event.atMs.toFixed(1).padStart(9)} ms  ${event.client} ${what(event, version)}`;
}

function what(event: TraceEvent, version: Version): string {
  switch (event.kind) {
    case 'opened':
      return `· opened (${event.transport})`;
    case 'packet':
      return `${event.direction === 'out' ? '→' : '←'} ${packetSummary(event.packet, version, event.resolved)}`;
    case 'closed':
      return `· ${endings[event.how]}${event.detail === '' ? '' : ` (${printable(event.detail)})`}`;
    default: {
      const never: never = event;
      return never;
    }
  }
}

function hexOf(bytes: Uint8Array): string {
  const rest = bytes.length - shownHexBytes;
  return `${toHex(bytes.subarray(0, shownHexBytes))}${rest > 0 ? ` … ${count(rest, 'byte')} more` : ''}`;
}
