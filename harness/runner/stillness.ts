/** Tells when a scenario only waits, so that another may begin beside it. */

import type { Clock, Timer } from '../../reference/clock.ts';
import { countDown } from '../countdown.ts';
import type { Trace } from '../trace.ts';

/** Calls back once, as soon as nothing was added to the trace for about `stillMs` milliseconds in which we could have listened. */
export function onStill(clock: Clock, trace: Trace, stillMs: number, callback: () => void): Timer {
  const look = (seen: number): Timer =>
    countDown(clock, stillMs, () => {
      if (trace.length === seen) callback();
      else timer = look(trace.length);
    });
  let timer = look(trace.length);
  return { cancel: () => timer.cancel() };
}
