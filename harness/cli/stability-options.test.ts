import { expect, test } from 'vitest';
import { shardOf } from './stability-options.ts';

const scenarios = Array.from({ length: 100 }, (_, index) => ({ id: `suite-${index % 7}/behaviour-${index}` }));

test('the parts are all of it, none is in two, each has as many, and the order of the scenarios does not matter', () => {
  const parts = [1, 2, 3].map((index) => shardOf(scenarios, { index, of: 3 }));
  expect(parts.map(({ length }) => length)).toEqual([34, 33, 33]);
  expect(new Set(parts.flat())).toEqual(new Set(scenarios));
  expect(new Set(shardOf([...scenarios].reverse(), { index: 2, of: 3 }))).toEqual(new Set(parts[1]));
});
