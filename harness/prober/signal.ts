/** Waiting for something to become true: asked again at each sign of life, given up at a deadline of the clock. */

import type { Clock, Timer } from '../../reference/clock.ts';

/** What a waiter gets when its time is over. */
export const timedOut: unique symbol = Symbol('timed out');

/**
 * A wait is cut into so many: when this process was held up, what the peer sent meanwhile is read before the next slice
 * ends, so that being busy ourselves is not taken for its silence.
 */
const slices = 4;

/** A meeting point of those who wait and those who make things happen. */
export interface Signal {
  /** Something happened: every waiter asks again. */
  wake(): void;
  /** The first answer of `ask` that is not undefined, or `timedOut` after `timeoutMs`. */
  until<T>(ask: () => T | undefined, timeoutMs: number): Promise<T | typeof timedOut>;
}

/** Makes a signal on that clock. */
export function createSignal(clock: Clock): Signal {
  const waiters = new Set<() => void>();
  return {
    wake: () => {
      for (const waiter of [...waiters]) waiter();
    },
    until: <T>(ask: () => T | undefined, timeoutMs: number) =>
      new Promise<T | typeof timedOut>((resolve) => {
        const sliceMs = timeoutMs / slices;
        let slicesLeft = slices;
        let timer: Timer = { cancel: () => undefined };
        const settle = (value: T | typeof timedOut): void => {
          waiters.delete(tryAgain);
          timer.cancel();
          resolve(value);
        };
        const tryAgain = (): void => {
          const answer = ask();
          if (answer !== undefined) settle(answer);
        };
        const waitOn = (): void => {
          if (slicesLeft === 0) settle(timedOut);
          else timer = clock.setTimer(sliceMs, waitOn);
          slicesLeft -= 1;
        };
        const answer = ask();
        if (answer !== undefined) return resolve(answer);
        waiters.add(tryAgain);
        waitOn();
      }),
  };
}
