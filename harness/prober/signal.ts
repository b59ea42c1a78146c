/** Waiting for something to become true: asked again at each sign of life, given up at a deadline of the clock. */

import type { Clock, Timer } from '../../reference/clock.ts';
import { countDown } from '../countdown.ts';

/** What a waiter gets when its time is over. */
export const timedOut: unique symbol = Symbol('timed out');

/** A meeting point of those who wait and those who make things happen. */
export interface Signal {
  /** Something happened: every waiter asks again. */
  wake(): void;
  /** The first answer of `ask` that is not undefined, or `timedOut` after `timeoutMs` in which there could be one. */
  until<T>(ask: () => T | undefined, timeoutMs: number): Promise<T | typeof timedOut>;
  /** The same, but over when `durationMs` have passed, whatever else this machine was busy with. */
  during<T>(ask: () => T | undefined, durationMs: number): Promise<T | typeof timedOut>;
}

/** Makes a signal on that clock. */
export function createSignal(clock: Clock): Signal {
  const waiters = new Set<() => void>();
  const wait = <T>(ask: () => T | undefined, startTimer: (callback: () => void) => Timer) =>
    new Promise<T | typeof timedOut>((resolve) => {
      const answer = ask();
      if (answer !== undefined) return resolve(answer);
      const settle = (value: T | typeof timedOut): void => {
        waiters.delete(tryAgain);
        timer.cancel();
        resolve(value);
      };
      const tryAgain = (): void => {
        const answer = ask();
        if (answer !== undefined) settle(answer);
      };
      waiters.add(tryAgain);
      const timer = startTimer(() => settle(timedOut));
    });
  return {
    wake: () => {
      for (const waiter of [...waiters]) waiter();
    },
    until: (ask, timeoutMs) => wait(ask, (callback) => countDown(clock, timeoutMs, callback)),
    during: (ask, durationMs) => wait(ask, (callback) => clock.setTimer(durationMs, callback)),
  };
}
