/** All faults, for those who load this file when they need them: it is a chunk of its own. */

import type { Fault } from '../../reference/faults/fault.ts';

const found = import.meta.glob<Fault | readonly Fault[]>(
  ['../../reference/faults/*/**/[!_]*.ts', '!../../reference/faults/**/*.test.ts'],
  { eager: true, import: 'default' },
);

/** In the order of their names. */
export const faults: readonly Fault[] = Object.values(found)
  .flat()
  .sort((a, b) => (a.name < b.name ? -1 : 1));
