/** From the `--fault` options to the faults that they select. */

import type { Fault } from '../../reference/faults/fault.ts';
import { nearest } from '../nearest.ts';
import { UsageError } from '../target/errors.ts';
import { globMatcher } from './glob.ts';

const shownGuesses = 4;

/** The faults that one of the globs matches. Throws a UsageError, with the nearest names, for a glob that matches none. */
export function selectFaults(faults: readonly Fault[], globs: readonly string[]): readonly Fault[] {
  const names = faults.map(({ name }) => name);
  for (const glob of globs) {
    if (names.some(globMatcher(glob))) continue;
    const guesses = nearest(glob, names, shownGuesses);
    const advice = guesses.length === 0 ? '' : ` Nearest: ${guesses.join(', ')}.`;
    throw new UsageError(`There is no fault called ${glob}.${advice} See all with: mqttspec list --faults`);
  }
  return faults.filter(({ name }) => globs.some((glob) => globMatcher(glob)(name)));
}
