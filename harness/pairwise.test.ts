/** Properties of the choice of points that cover all pairs. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverPairs, product } from './pairwise.ts';

type Point = Readonly<Record<string, unknown>>;

const pairsOf = (points: readonly Point[]): ReadonlySet<string> =>
  new Set(
    points.flatMap((point) => {
      const places = Object.entries(point).map((place) => JSON.stringify(place));
      return places.flatMap((one, at) => places.slice(at + 1).map((other) => `${one} ${other}`));
    }),
  );

const axes = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 4 }),
  {
    minKeys: 2,
  },
);

test('every pair that can be had is there, also where some points are left out', () => {
  fc.assert(
    fc.property(axes, fc.integer({ min: 1, max: 5 }), (some, nth) => {
      const points = product(some).filter((_, index) => index % nth === 0);
      expect(pairsOf(coverPairs(points))).toEqual(pairsOf(points));
    }),
  );
});

test('no point is chosen that brings nothing, and the choice is the same each time', () => {
  fc.assert(
    fc.property(axes, (some) => {
      const chosen = coverPairs(product(some));
      for (const index of chosen.keys()) {
        expect(pairsOf(chosen.slice(0, index + 1)).size).toBeGreaterThan(pairsOf(chosen.slice(0, index)).size);
      }
      expect(coverPairs(product(some))).toEqual(chosen);
    }),
  );
});

test('seven axes of three values need a few more than nine points', () => {
  const three = Object.fromEntries([...'abcdefg'].map((axis) => [axis, [1, 2, 3]]));
  const chosen = coverPairs(product(three));
  expect(chosen.length).toBeGreaterThanOrEqual(9);
  expect(chosen.length).toBeLessThan(25);
});

test('two axes need all their points', () => {
  expect(coverPairs(product({ a: [1, 2], b: ['x', 'y'] }))).toEqual(product({ a: [1, 2], b: ['x', 'y'] }));
});

test('too many points are an error', () => {
  const many = Array.from({ length: 100_001 }, () => ({ a: 1, b: 1 }));
  expect(() => coverPairs(many)).toThrow(/100000 points at most/);
});
