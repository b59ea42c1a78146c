/** All faults and scenarios by their names, which is how threads speak of them. */

import type { Fault } from '../../reference/faults/fault.ts';
import type { Scenario } from '../scenario.ts';

/** All that may be named. Both throw at a name that nothing has. */
export interface Repertoire {
  readonly faults: readonly Fault[];
  fault(name: string): Fault;
  scenario(id: string): Scenario;
}

/** Makes it of all that there is. */
export function createRepertoire(faults: readonly Fault[], scenarios: readonly Scenario[]): Repertoire {
  const byName = new Map(faults.map((fault) => [fault.name, fault]));
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const known = <T>(found: T | undefined, name: string): T => {
    if (found === undefined) throw new Error(`nothing is called ${name}`);
    return found;
  };
  return {
    faults,
    fault: (name) => known(byName.get(name), name),
    scenario: (id) => known(byId.get(id), id),
  };
}
