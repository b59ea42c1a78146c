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
  return new Countdown(clock, delayMs, callback);
}

/** Nearly every packet is waited for: a class, since the functions of an object made in place would be made for each. */
class Countdown implements Timer {
  private readonly clock: Clock;
  private readonly delayMs: number;
  private readonly callback: () => void;
  private readonly overMs: number;
  private left = slices;
  private timer: Timer;

  constructor(clock: Clock, delayMs: number, callback: () => void) {
    this.clock = clock;
    this.delayMs = delayMs;
    this.callback = callback;
    this.overMs = clock.now() + longestStretch * delayMs;
    this.timer = this.nextSlice();
  }

  cancel(): void {
    this.timer.cancel();
  }

  private nextSlice(): Timer {
    return this.clock.setTimer(this.delayMs / slices, () => {
      this.left -= 1;
      if (this.left === 0 || this.clock.now() >= this.overMs) this.callback();
      else this.timer = this.nextSlice();
    });
  }
}
