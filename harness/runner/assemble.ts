/** From the results of scenarios to the result of a run: sorted, counted, added up by statement. Pure. */

import type { Observation, RunResult, ScenarioResult } from '../result.ts';
import { type Verdict, verdicts } from '../verdict.ts';
import { statementResults } from './statement-results.ts';

/** What the scenarios do not tell. */
export type RunFacts = Omit<RunResult, 'summary' | 'statements' | 'repeats'>;

/** Puts a run together. `profile` is what was known before the scenarios. */
export function assemble({ scenarios, profile, ...facts }: RunFacts): RunResult {
  const sorted = [...scenarios].sort(byIdThenVersion);
  const times = Math.max(1, ...sorted.map(({ runs = {} }) => Object.values(runs).reduce((sum, each) => sum + each, 0)));
  return {
    ...facts,
    summary: summaryOf(sorted),
    scenarios: sorted,
    statements: statementResults(sorted),
    profile: { ...profile, ...profileOf(sorted) },
    ...(times > 1 && { repeats: { times, flaky: sorted.filter(({ flaky }) => flaky).length } }),
  };
}

function byIdThenVersion(a: ScenarioResult, b: ScenarioResult): number {
  return a.id === b.id ? a.version.localeCompare(b.version) : a.id < b.id ? -1 : 1;
}

function summaryOf(results: readonly ScenarioResult[]): Record<Verdict, number> {
  const count = (verdict: Verdict): number => results.filter((result) => result.verdict === verdict).length;
  return Object.fromEntries(verdicts.map((verdict) => [verdict, count(verdict)])) as Record<Verdict, number>;
}

/** What scenarios observed, by scenario; a difference between versions is told by version. */
function profileOf(results: readonly ScenarioResult[]): Record<string, Observation> {
  const profile: Record<string, Observation> = {};
  for (const { id, version, observations } of results) {
    for (const [name, value] of Object.entries(observations)) profile[`${id} (${version}): ${name}`] = value;
  }
  return profile;
}
