/** A time-out that does not count the time in which this process itself was held up. */

import type { Clock, Timer } from '../reference/clock.ts';

/**
 * The time is cut into so many: a slice that ends late, because the machine is busy, counts as one slice, and what the
 * peer sent meanwhile is read before the next one ends. So being busy ourselves is not taken for its silence.
 */
const slices = 16;

/** Calls back once, after `delayMs` in which this process could have listened: on an idle machine just then. */
export function countDown(clock: Clock, delayMs: number, callback: () => void): Timer {
  let left = slices;
  const next = (): Timer =>
    clock.setTimer(delayMs / slices, () => {
      left -= 1;
      if (left === 0) callback();
      else timer = next();
    });
  let timer = next();
  return { cancel: () => timer.cancel() };
}
