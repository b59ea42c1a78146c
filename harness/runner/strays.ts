/**
 * What a scenario's body leaves behind and nobody awaits: a rejected promise, an exception in a timer. Node would end the process
 * over it; here it is laid at the door of the scenario from which it came, and the rest goes on.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import type { Minder } from './execute.ts';
import { strayReason } from './stray-reason.ts';

/** Looks after bodies until it is released. */
export interface StrayWatch {
  /** For one body. */
  mind(name: string): Minder;
  /** What came when its scenario was judged already, in sentences. */
  readonly late: readonly string[];
  /** Adds what came in another thread. */
  tell(sentence: string): void;
  /** Leaves the process as it was. */
  release(): void;
}

const events = ['unhandledRejection', 'uncaughtException'] as const;

/** Who is responsible for what happens now. */
const owner = new AsyncLocalStorage<(thrown: unknown) => void>();

/** Whether what is thrown at this moment comes from a body that is looked after. */
export const isMinded = (): boolean => owner.getStore() !== undefined;

const listeners = events.map((event) => ({
  event,
  listener: (thrown: unknown): void => {
    const responsible = owner.getStore();
    if (responsible !== undefined) responsible(thrown);
    // It is no scenario's: what happens is what would have happened without us.
    else if (process.listenerCount(event) === 1) throw thrown;
  },
}));

let watches = 0;

/** Begins to look after bodies; `say` is given a sentence about what comes when its scenario is judged already. */
export function mindStrays(say: (sentence: string) => void): StrayWatch {
  if (watches === 0) for (const { event, listener } of listeners) process.on(event, listener);
  watches += 1;
  const late: string[] = [];
  const tell = (sentence: string): void => {
    late.push(sentence);
    say(sentence);
  };
  return {
    late,
    tell,
    mind: (name) => {
      const strays: unknown[] = [];
      let isOver = false;
      const onStray = (thrown: unknown): void => {
        if (isOver) tell(`${name}, after its end: ${strayReason(thrown)}`);
        else strays.push(thrown);
      };
      return {
        start: (body) => owner.run(onStray, body),
        stray: async () => {
          // Node tells of a rejection when all that was to be done at once is done.
          await turn();
          isOver = true;
          return strays.length === 0 ? null : { thrown: strays[0] };
        },
      };
    },
    release: () => {
      watches -= 1;
      if (watches === 0) for (const { event, listener } of listeners) process.off(event, listener);
    },
  };
}
