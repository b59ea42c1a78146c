/** Tells when a scenario only waits, so that another may begin beside it. */

import type { Clock, Timer } from '../../reference/clock.ts';
import { countDown } from '../countdown.ts';
import type { Trace } from '../trace.ts';

/** Calls back whenever nothing was added to the trace for about `stillMs` milliseconds in which we could have listened. */
export function onStill(clock: Clock, trace: Trace, stillMs: number, callback: () => void): Timer {
  const look = (seen: number): Timer =>
    countDown(clock, stillMs, () => {
      timer = look(trace.length);
      if (trace.length === seen) callback();
    });
  let timer = look(trace.length);
  return { cancel: () => timer.cancel() };
}
