/** No two faults and no two scenarios have one name: they are asked for by it. */

import { expect, it } from 'vitest';
import { loadFaults } from '../../harness/cli/load-faults.ts';
import { loadSuites } from '../../harness/cli/load-suites.ts';

// Read before the tests, whose time is bounded: a busy machine takes long over so many files.
const [faults, scenarios] = [await loadFaults(), await loadSuites()];

const twice = (names: readonly string[]): readonly string[] => names.filter((name, at) => names.indexOf(name) !== at);

it('each fault has a name of its own', () => {
  expect(twice(faults.map(({ name }) => name))).toEqual([]);
});

it('each scenario has an id of its own', () => {
  expect(twice(scenarios.map(({ id }) => id))).toEqual([]);
});
