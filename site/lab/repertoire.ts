/** Scenarios and faults, loaded when first asked for. */

import type { Scenario } from '../../harness/scenario.ts';
import type { Fault } from '../../reference/faults/fault.ts';

/** All faults by name. */
export async function loadFaults(): Promise<ReadonlyMap<string, Fault>> {
  const { faults } = await import('./all-faults.ts');
  return new Map(faults.map((fault) => [fault.name, fault]));
}

/** All scenarios by id. */
export async function loadScenarios(): Promise<ReadonlyMap<string, Scenario>> {
  const { scenarios } = await import('./all-scenarios.ts');
  return new Map(scenarios.map((scenario) => [scenario.id, scenario]));
}
