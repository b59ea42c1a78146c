/** The soak in short: nothing is found on the reference broker, and what is broken on purpose is. */

import { describe, expect, it } from 'vitest';
import { soak } from '../../fuzz/soak/soak.ts';
import { loadFaults } from '../../harness/cli/load-faults.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const size = { clients: 60, minutes: 20 };

it(`${size.minutes} minutes with ${size.clients} clients, seed ${seed}: nothing is lost, doubled or out of order`, () => {
  console.info(
    `soak: npm run soak -- --clients ${size.clients} --minutes ${size.minutes} --seed ${seed} repeats this run`,
  );
  const { finding, minutes, sent } = soak({ ...size, seed, faults: [] });
  expect(finding).toBe(null);
  expect(minutes).toBe(size.minutes);
  expect(sent).toBeGreaterThan(1_000);
});

/** Faults that only books can find, each with what is broken. */
const seen = {
  'offline-qos-1-lost': 'nothing-is-lost',
  'qos-2-duplicate-delivered': 'comes-once-to-whom-it-is-for',
  'qos-order-queued-at-qos-1': 'order',
  'retained-not-replaced': 'comes-once-to-whom-it-is-for',
  'session-loses-queued-at-return-4': 'nothing-is-lost',
  'will-delay-halved': 'will-in-time',
  'will-not-to-the-absent': 'nothing-is-lost',
} as const;

const faults = await loadFaults();

describe('what is broken on purpose is found', () => {
  it.each(Object.entries(seen))('%s breaks %s', (name, invariant) => {
    const chosen = faults.filter((fault) => fault.name === name);
    expect(chosen).toHaveLength(1);
    const { finding } = soak({ clients: 60, minutes: 30, seed: 1, faults: chosen });
    expect(finding?.invariant).toBe(invariant);
  });
});
