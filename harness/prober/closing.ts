/** Grading the time at which a broker closed a connection that it had to close by a certain time. */

import type { Citations } from '../../reference/statements/index.ts';
import type { Closing } from '../stage.ts';

/**
 * The standard demands the act and sets no deadline for it. Real brokers look at their clients every 5 to 6 seconds:
 * lateness up to this is a coarse timer, which is a warning; beyond it nobody is looking.
 */
const coarsestTimerMs = 7000;

interface Notes {
  observe(name: string, value: number): void;
  warn(reason: string, statements?: Citations): void;
}

/** Records when it was closed, and warns when that was later than `atMs` by more than the slack. */
export function gradeClosing(
  closing: Closing,
  atMs: number,
  slackMs: number,
  notes: Notes,
  statements?: Citations,
): void {
  const afterMs = Math.round(closing.afterMs);
  notes.observe('closedAfterMs', afterMs);
  if (afterMs > atMs + slackMs) {
    notes.warn(
      `expected the connection closed ${atMs} ms after the last packet, got it closed ${afterMs - atMs} ms later`,
      statements,
    );
  }
}

/** Milliseconds after the last packet for which it is worth waiting: beyond it the broker is taken never to close. */
export function longestWorthWaitingMs(atMs: number, slackMs: number): number {
  return atMs + coarsestTimerMs + slackMs;
}
