/** Makes a failing case small: leaves out steps as long as the same invariant breaks. */

import type { Case, Step } from './case.ts';

/** Whether a case still fails as it should. */
export type StillFails = (smaller: Case) => boolean;

/**
 * Leaves out whole connections, then halves of the steps, quarters, down to single ones, for at most so many trials.
 */
export function shrink(found: Case, stillFails: StillFails, mostTrials: number): Case {
  let steps: readonly Step[] = found.steps;
  let trials = 0;
  for (const connection of connectionsOf(steps)) {
    if (trials >= mostTrials) return { ...found, steps };
    trials += 1;
    const fewer = steps.filter((step) => step.kind === 'wait' || step.connection !== connection);
    if (stillFails({ ...found, steps: fewer })) steps = fewer;
  }
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < steps.length; ) {
      if (trials >= mostTrials) return { ...found, steps };
      trials += 1;
      const fewer = [...steps.slice(0, at), ...steps.slice(at + size)];
      if (stillFails({ ...found, steps: fewer })) steps = fewer;
      else at += size;
    }
  }
  return { ...found, steps };
}

function connectionsOf(steps: readonly Step[]): ReadonlySet<number> {
  return new Set(steps.flatMap((step) => (step.kind === 'open' ? [step.connection] : [])));
}
