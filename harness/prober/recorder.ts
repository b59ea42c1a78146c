/** Writes the trace: stamps each event with the time since the scenario began. */

import type { Clock } from '../../reference/clock.ts';
import type { Trace, TraceEvent } from '../trace.ts';

type Unstamped<E> = E extends TraceEvent ? Omit<E, 'atMs'> : never;

/** Where a scenario's events go. */
export interface Recorder {
  readonly trace: Trace;
  /** Milliseconds since the scenario began. */
  elapsedMs(): number;
  record(event: Unstamped<TraceEvent>): void;
}

/** Starts recording now. */
export function createRecorder(clock: Clock): Recorder {
  const startedMs = clock.now();
  const trace: TraceEvent[] = [];
  const elapsedMs = (): number => clock.now() - startedMs;
  return {
    trace,
    elapsedMs,
    record: (event) => {
      trace.push(Object.assign(event, { atMs: elapsedMs() }));
    },
  };
}
