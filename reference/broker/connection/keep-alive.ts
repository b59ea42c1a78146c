/** Measures the silence of a client (3.1.2.10). */

import type { Clock, Timer } from '../../clock.ts';

/** A watch over one connection. */
export interface KeepAlive {
  /** The client was heard from: the silence begins anew. */
  heard(): void;
  stop(): void;
}

/** Watches for a silence of `limitMs`, calls back once, and stops. */
export function watchSilence(clock: Clock, limitMs: number, tooLong: () => void): KeepAlive {
  return new Watch(clock, limitMs, tooLong);
}

class Watch implements KeepAlive {
  private readonly clock: Clock;
  private readonly limitMs: number;
  private readonly tooLong: () => void;
  private heardAtMs: number;
  private timer: Timer;

  constructor(clock: Clock, limitMs: number, tooLong: () => void) {
    this.clock = clock;
    this.limitMs = limitMs;
    this.tooLong = tooLong;
    this.heardAtMs = clock.now();
    this.timer = this.arm(limitMs);
  }

  heard(): void {
    this.heardAtMs = this.clock.now();
  }

  stop(): void {
    this.timer.cancel();
  }

  /** The timer is not moved with each packet: when it fires it is set anew for what is left. */
  private arm(delayMs: number): Timer {
    return this.clock.setTimer(delayMs, () => {
      const leftMs = this.heardAtMs + this.limitMs - this.clock.now();
      if (leftMs > 0) this.timer = this.arm(leftMs);
      else this.tooLong();
    });
  }
}
