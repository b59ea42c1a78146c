/** All scenarios, for those who load this file when they need them: it is a chunk of its own. */

import type { Scenario } from '../../harness/scenario.ts';

const found = import.meta.glob<Scenario | readonly Scenario[]>(
  ['../../suites/*/**/[!_]*.ts', '!../../suites/**/*.test.ts'],
  { eager: true, import: 'default' },
);

/** In the order of their ids. */
export const scenarios: readonly Scenario[] = Object.values(found)
  .flat()
  .sort((a, b) => (a.id < b.id ? -1 : 1));
