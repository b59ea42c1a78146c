/** The recorded history of a scenario as text: one line for each event, with its time, client and direction. */

import { toHex } from '../../reference/codec/hex.ts';
import type { ScenarioResult } from '../result.ts';
import { count } from './printable.ts';
import { type Rung, rungsOf } from './rung.ts';

const shownHexBytes = 64;
/** How much is shown around the event that shows a departure. */
const before = 9;
const after = 3;

/** One line of the ladder; `offending` marks the event that shows the departure. */
export interface LadderLine {
  readonly text: string;
  readonly offending: boolean;
}

/**
 * The part of the trace that matters for the verdict: around the event that the first finding points at, else the
 * last events. The bytes of that event, and of whatever could not be read as a packet, follow it in hex.
 */
export function ladder({ trace, version, findings }: ScenarioResult): LadderLine[] {
  const eventIndex = findings[0]?.eventIndex ?? null;
  const end = eventIndex === null ? trace.length : Math.min(trace.length, eventIndex + after + 1);
  const start = Math.max(0, end - before - after - 1);
  const lines: LadderLine[] = [];
  if (start > 0) lines.push({ text: `… ${count(start, 'event')} before`, offending: false });
  for (const rung of rungsOf(trace, version, eventIndex).slice(start, end)) {
    const { event, offending } = rung;
    lines.push({ text: describeRung(rung), offending });
    const unreadable = event.kind === 'packet' && event.packet.type === 'violation';
    if (event.kind === 'packet' && (offending || unreadable))
      lines.push({ text: `${' '.repeat(16)}${hexOf(event.bytes)}`, offending });
  }
  if (end < trace.length) lines.push({ text: `… ${count(trace.length - end, 'event')} after`, offending: false });
  return lines;
}

/** One event, such as `     3.0 ms  a ← CONNACK sessionPresent=0 returnCode=0`. */
function describeRung({ event, name, details }: Rung): string {
  const arrow = event.kind !== 'packet' ? '·' : event.direction === 'out' ? '→' : '←';
  const words = [event.client, arrow, name, details].filter((word) => word !== '').join(' ');
  return `${event.atMs.toFixed(1).padStart(9)} ms  ${words}`;
}

function hexOf(bytes: Uint8Array): string {
  const rest = bytes.length - shownHexBytes;
  return `${toHex(bytes.subarray(0, shownHexBytes))}${rest > 0 ? ` … ${count(rest, 'byte')} more` : ''}`;
}
