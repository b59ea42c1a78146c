/** Lets hours of a manual clock pass in no time: time jumps whenever everyone waits. In Node and in browsers. */

import type { ManualClock } from '../../reference/clock.ts';

/** Calls back in a turn of its own, behind all microtasks. */
type Defer = (callback: () => void) => void;

/** What browsers and Node have of what is needed here: the one lacks `setImmediate`, the other's types `onmessage`. */
interface Platform {
  readonly setImmediate?: Defer;
  readonly MessageChannel: new () => {
    readonly port1: { onmessage: (() => void) | null; close(): void };
    readonly port2: { postMessage(message: null): void };
  };
}

const platform = globalThis as unknown as Platform;

/** A message to oneself: a timer would wait some milliseconds. */
function deferByMessage(callback: () => void): void {
  const { port1, port2 } = new platform.MessageChannel();
  port1.onmessage = () => {
    port1.close();
    callback();
  };
  port2.postMessage(null);
}

const defer: Defer = platform.setImmediate ?? deferByMessage;

/** Resolves when all that can happen without time passing has happened: everything in process moves by microtasks. */
function everyoneWaits(): Promise<void> {
  return new Promise((resolve) => {
    defer(resolve);
  });
}

/** Runs `work` to its end, moving the clock to the next timer each time nothing else can happen. */
export async function inVirtualTime<T>(clock: ManualClock, work: () => Promise<T>): Promise<T> {
  let outcome: { readonly value: T } | { readonly thrown: unknown } | null = null;
  work().then(
    (value) => {
      outcome = { value };
    },
    (thrown: unknown) => {
      outcome = { thrown };
    },
  );
  const settled = (): typeof outcome => outcome;
  for (;;) {
    await everyoneWaits();
    const ended = settled();
    if (ended !== null) {
      if ('thrown' in ended) throw ended.thrown;
      return ended.value;
    }
    const dueMs = clock.nextDueMs();
    if (dueMs === null) throw new Error('virtual time stands still: everyone waits, and no timer is set');
    clock.advanceTo(dueMs);
  }
}
