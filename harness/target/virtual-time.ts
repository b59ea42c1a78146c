/** Lets hours of a manual clock pass in no time: time jumps whenever everyone waits. */

import type { ManualClock } from '../../reference/clock.ts';

/** Resolves when all that can happen without time passing has happened: everything in process moves by microtasks. */
function everyoneWaits(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
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
