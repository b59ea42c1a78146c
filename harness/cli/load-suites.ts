/** Finds every scenario: each file under suites/ is one, or one matrix of them. */

import type { Scenario } from '../scenario.ts';
import { defaultExports } from './default-exports.ts';

function isScenario(value: unknown): value is Scenario {
  return typeof value === 'object' && value !== null && 'run' in value && 'statements' in value;
}

/** All scenarios in the order of their ids. */
export async function loadSuites(): Promise<readonly Scenario[]> {
  const scenarios = await defaultExports(new URL('../../suites/', import.meta.url), 'scenario', isScenario);
  return scenarios.map(({ value }) => value).sort((a, b) => (a.id < b.id ? -1 : 1));
}
