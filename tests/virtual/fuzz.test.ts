/** Fuzzing in short: nothing is found on the reference broker, and what is broken on purpose is. */

import { describe, expect, it } from 'vitest';
import { readCase, writeCase } from '../../fuzz/case.ts';
import { playCase } from '../../fuzz/episode.ts';
import { fuzz, smallest } from '../../fuzz/run.ts';
import { loadFaults } from '../../harness/cli/load-faults.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const packets = 10_000;

it(`${packets} packets, seed ${seed}: no invariant is broken`, () => {
  console.info(`fuzz: npm run fuzz -- --packets ${packets} --seed ${seed} repeats this run`);
  const { failure, received } = fuzz({ packets, seed, faults: [] });
  expect(failure?.finding ?? null).toBe(null);
  expect(received).toBeGreaterThanOrEqual(packets);
});

/** Faults of several kinds, each with the invariant that it breaks. */
const seen = {
  'flow-receive-maximum-ignored': 'receive-maximum',
  'packet-behind-disconnect': 'nothing-after-disconnect',
  'pingresp-unasked': 'answers-what-was-asked',
  'properties-user-once-each': 'was-published',
  'qos-0-with-dup': 'well-formed',
  'retain-flag-on-when-clearing': 'retained-never-empty',
  'server-alias-kept': 'topic-alias-known',
} as const;

const faults = await loadFaults();

describe('what is broken on purpose is found', () => {
  it.each(Object.entries(seen))('%s breaks %s', (name, invariant) => {
    const chosen = faults.filter((fault) => fault.name === name);
    expect(chosen).toHaveLength(1);
    const { failure } = fuzz({ packets: 100_000, seed: 1, faults: chosen });
    expect(failure?.finding.invariant).toBe(invariant);
  });

  it('as a case that is made small, written down and played again', () => {
    const chosen = faults.filter(({ name }) => name === 'packet-behind-disconnect');
    const { failure } = fuzz({ packets: 100_000, seed: 1, faults: chosen });
    if (failure === null) throw new Error('expected a failing case');
    const { played } = smallest(failure, chosen, 200);
    expect(played.steps.length).toBeLessThan(failure.played.steps.length);

    const again = readCase(writeCase(played, ['a remark']));

    expect(playCase(again, chosen)?.invariant).toBe('nothing-after-disconnect');
    expect(playCase(again, [])).toBe(null);
  });
});
