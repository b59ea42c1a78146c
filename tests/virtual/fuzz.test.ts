/** Fuzzing in short: nothing is found on the reference broker. */

import { expect, it } from 'vitest';
import { fuzz } from '../../fuzz/run.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const packets = 10_000;

it(`${packets} packets, seed ${seed}: no invariant is broken`, () => {
  console.info(`fuzz: npm run fuzz -- --packets ${packets} --seed ${seed} repeats this run`);
  const { failure, received } = fuzz({ packets, seed, faults: [] });
  expect(failure?.finding ?? null).toBe(null);
  expect(received).toBeGreaterThanOrEqual(packets);
});
