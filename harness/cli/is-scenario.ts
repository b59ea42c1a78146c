/** Telling a scenario from whatever else a file may export. */

import type { Scenario } from '../scenario.ts';

/** Whether it is what `scenario()` makes. */
export function isScenario(value: unknown): value is Scenario {
  return typeof value === 'object' && value !== null && 'run' in value && 'statements' in value && 'suite' in value;
}
