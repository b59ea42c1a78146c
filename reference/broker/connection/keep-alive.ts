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
  let heardAtMs = clock.now();
  let timer: Timer;
  // The timer is not moved with each packet: when it fires it is set anew for what is left.
  const arm = (delayMs: number): void => {
    timer = clock.setTimer(delayMs, () => {
      const leftMs = heardAtMs + limitMs - clock.now();
      if (leftMs > 0) arm(leftMs);
      else tooLong();
    });
  };
  arm(limitMs);
  return {
    heard: () => {
      heardAtMs = clock.now();
    },
    stop: () => timer.cancel(),
  };
}
