/** Finds every scenario: each file under suites/ is one, or one matrix of them. */

import type { Scenario } from '../scenario.ts';
import { UsageError } from '../target/errors.ts';
import { defaultExports } from './default-exports.ts';
import { isScenario } from './is-scenario.ts';
import { loadOwnScenarios } from './own-scenarios.ts';

/**
 * All scenarios in the order of their ids, with those of the user's own at these places, and those that are there already.
 * @throws UsageError for what is wrong with the user's own.
 */
export async function loadSuites(
  places: readonly string[] = [],
  own: readonly Scenario[] = [],
): Promise<readonly Scenario[]> {
  const [found, loaded] = await Promise.all([
    defaultExports(new URL('../../suites/', import.meta.url), 'scenario', isScenario),
    loadOwnScenarios(places),
  ]);
  const scenarios = found.map(({ value }) => value);
  const added = [...loaded, ...own];
  const taken = new Set(scenarios.map(({ id }) => id));
  for (const { id } of added) {
    if (taken.has(id)) throw new UsageError(`--scenarios: there is a scenario ${id} already; give yours another id`);
    taken.add(id);
  }
  return [...scenarios, ...added].sort((a, b) => (a.id < b.id ? -1 : 1));
}
