/** A time-out that does not count the time in which this process itself was held up. */

import type { Clock, Timer } from '../reference/clock.ts';

/**
 * The time is cut into so many: a slice that ends late, because the machine is busy, counts as one slice, and what the
 * peer sent meanwhile is read before the next one ends. So being busy ourselves is not taken for its silence.
 */
const slices = 16;

/** It is over in any case after so many times its length: a peer that floods us keeps us busy as long as it likes. */
const longestStretch = 3;

/** Calls back once, after `delayMs` in which this process could have listened: on an idle machine just then. */
export function countDown(clock: Clock, delayMs: number, callback: () => void): Timer {
  let left = slices;
  const overMs = clock.now() + longestStretch * delayMs;
  const next = (): Timer =>
    clock.setTimer(delayMs / slices, () => {
      left -= 1;
      if (left === 0 || clock.now() >= overMs) callback();
      else timer = next();
    });
  let timer = next();
  return { cancel: () => timer.cancel() };
}
