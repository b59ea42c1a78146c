/** Waiting for something to become true: asked again at each sign of life, given up at a deadline of the clock. */

import type { Clock, Timer } from '../../reference/clock.ts';
import { countDown } from '../countdown.ts';

/** What a waiter gets when its time is over. */
export const timedOut: unique symbol = Symbol('timed out');

/** A meeting point of those who wait and those who make things happen, on a clock. */
export class Signal {
  private readonly clock: Clock;
  private readonly waiters = new Set<Waiter<unknown>>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Something happened: every waiter asks again. One that has its answer leaves; nobody comes in by another's asking. */
  wake(): void {
    for (const waiter of this.waiters) waiter.askAgain();
  }

  /** The first answer of `ask` that is not undefined, or `timedOut` after `timeoutMs` in which there could be one. */
  until<T>(ask: () => T | undefined, timeoutMs: number): Promise<T | typeof timedOut> {
    return this.wait(ask, (waiter) => countDown(this.clock, timeoutMs, () => waiter.settle(timedOut)));
  }

  /** The same, but over when `durationMs` have passed, whatever else this machine was busy with. */
  during<T>(ask: () => T | undefined, durationMs: number): Promise<T | typeof timedOut> {
    return this.wait(ask, (waiter) => this.clock.setTimer(durationMs, () => waiter.settle(timedOut)));
  }

  private wait<T>(ask: () => T | undefined, arm: (waiter: Waiter<T>) => Timer): Promise<T | typeof timedOut> {
    return new Promise((resolve) => {
      const answer = ask();
      if (answer !== undefined) return resolve(answer);
      const waiter = new Waiter(ask, resolve, this.waiters as Set<Waiter<T>>);
      waiter.timer = arm(waiter);
    });
  }
}

/** One who waits: a class, since there is one for nearly every packet. */
class Waiter<T> {
  timer: Timer | null = null;
  private readonly ask: () => T | undefined;
  private readonly resolve: (answer: T | typeof timedOut) => void;
  private readonly waiters: Set<Waiter<T>>;

  constructor(ask: () => T | undefined, resolve: (answer: T | typeof timedOut) => void, waiters: Set<Waiter<T>>) {
    this.ask = ask;
    this.resolve = resolve;
    this.waiters = waiters;
    waiters.add(this);
  }

  askAgain(): void {
    const answer = this.ask();
    if (answer !== undefined) this.settle(answer);
  }

  settle(answer: T | typeof timedOut): void {
    this.waiters.delete(this);
    this.timer?.cancel();
    this.resolve(answer);
  }
}
