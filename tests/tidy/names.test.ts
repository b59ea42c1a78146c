/** No two faults and no two scenarios have one name: they are asked for by it. */

import { expect, it } from 'vitest';
import { loadFaults } from '../../harness/cli/load-faults.ts';
import { loadSuites } from '../../harness/cli/load-suites.ts';

const twice = (names: readonly string[]): readonly string[] => names.filter((name, at) => names.indexOf(name) !== at);

it('each fault has a name of its own', async () => {
  expect(twice((await loadFaults()).map(({ name }) => name))).toEqual([]);
});

it('each scenario has an id of its own', async () => {
  expect(twice((await loadSuites()).map(({ id }) => id))).toEqual([]);
});
