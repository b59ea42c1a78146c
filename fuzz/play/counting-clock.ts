/** A manual clock that knows how many timers run on it, so that one that is left behind is found. */

import { createManualClock, type ManualClock } from '../../reference/clock.ts';

/** The clock, and how many timers are set and neither fired nor cancelled. */
export interface CountingClock extends ManualClock {
  readonly running: number;
}

/** Makes one that stands at 0. */
export function createCountingClock(): CountingClock {
  const clock = createManualClock();
  let running = 0;
  return {
    ...clock,
    setTimer: (delayMs, callback) => {
      let runs = true;
      const over = (): void => {
        if (runs) running -= 1;
        runs = false;
      };
      running += 1;
      const timer = clock.setTimer(delayMs, () => {
        over();
        callback();
      });
      return {
        cancel: () => {
          over();
          timer.cancel();
        },
      };
    },
    get running() {
      return running;
    },
  };
}
