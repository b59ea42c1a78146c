/** The recorded history of a scenario as text: one line for each event, with its time and who speaks, and the waits between. */

import { toHex } from '../../reference/codec/hex.ts';
import type { ScenarioResult } from '../result.ts';
import { count, duration } from './printable.ts';
import { type Rung, rungsOf } from './rung.ts';

const shownHexBytes = 64;

/** How much of a long trace is shown. */
export interface LadderWindow {
  /** Events at the beginning. */
  readonly first: number;
  /** Events before the one that shows the departure; without one, both of these are taken before the end. */
  readonly before: number;
  /** Events behind it. */
  readonly after: number;
}

/** The window of reports on failures. */
const aroundTheDeparture: LadderWindow = { first: 0, before: 9, after: 3 };

/** One line of the ladder. */
export interface LadderLine {
  readonly text: string;
  /** It is about the event that shows the departure. */
  readonly offending: boolean;
  /** It is about bytes that are no legal packet, whoever sent them. */
  readonly malformed: boolean;
}

/**
 * The part of the trace that matters for the verdict: around the first event that a finding points at, else the
 * last events. The bytes of that event, and of whatever could not be read as a packet, follow it in hex.
 */
export function ladder({ trace, version, findings }: ScenarioResult, window = aroundTheDeparture): LadderLine[] {
  const eventIndex = findings.find((finding) => finding.eventIndex !== null)?.eventIndex ?? null;
  const end = eventIndex === null ? trace.length : Math.min(trace.length, eventIndex + window.after + 1);
  const start = end - window.before - window.after - 1;
  const isShown = (index: number): boolean => index < window.first || (index >= start && index < end);

  const lines: LadderLine[] = [];
  const tell = (text: string, offending = false, malformed = false): void =>
    void lines.push({ text, offending, malformed });
  let hidden = 0;
  rungsOf(trace, version, eventIndex).forEach((rung, index) => {
    if (!isShown(index)) {
      hidden += 1;
      return;
    }
    if (hidden > 0) tell(`… ${count(hidden, 'event')} ${index === hidden ? 'before' : 'between'}`);
    hidden = 0;
    if (rung.waitedMs > 0) tell(`${' '.repeat(14)}┆ ${duration(rung.waitedMs)} without a word`);
    const { event, offending } = rung;
    const malformed = event.kind === 'packet' && event.packet.type === 'violation';
    tell(describeRung(rung), offending, malformed);
    if (event.kind === 'packet' && (offending || malformed))
      tell(`${' '.repeat(16)}${hexOf(event.bytes)}`, offending, malformed);
  });
  if (hidden > 0) tell(`… ${count(hidden, 'event')} after`);
  return lines;
}

/** One event, such as `     3.0 ms  a ← broker  CONNACK sessionPresent=0 returnCode=0`. */
function describeRung({ event, name, details }: Rung): string {
  const arrow = event.kind !== 'packet' ? '·' : event.direction === 'out' ? '→' : '←';
  const what = [name, details].filter((word) => word !== '').join(' ');
  return `${event.atMs.toFixed(1).padStart(9)} ms  ${event.client} ${arrow} broker  ${what}`;
}

function hexOf(bytes: Uint8Array): string {
  const rest = bytes.length - shownHexBytes;
  return `${toHex(bytes.subarray(0, shownHexBytes))}${rest > 0 ? ` … ${count(rest, 'byte')} more` : ''}`;
}
