/** How many scenarios came to which verdict: by version, by suite. Pure. */

import type { RunResult, ScenarioResult } from '../harness/result.ts';
import { type Verdict, verdicts } from '../harness/verdict.ts';
import { type Version, versions } from '../reference/codec/version.ts';

/** Scenarios by verdict. */
export type Tally = Readonly<Record<Verdict, number>>;

/** Counts them. */
export function tallyOf(results: readonly ScenarioResult[]): Tally {
  const counted = verdicts.map((verdict) => [verdict, results.filter((one) => one.verdict === verdict).length]);
  return Object.fromEntries(counted);
}

/** The versions in which anything was run. */
export function versionsIn({ scenarios }: RunResult): readonly Version[] {
  return versions.filter((version) => scenarios.some((one) => one.version === version));
}

/** Those of one version, of one suite if it is named. */
export function resultsOf({ scenarios }: RunResult, version: Version, suite?: string): readonly ScenarioResult[] {
  return scenarios.filter((one) => one.version === version && (suite === undefined || one.suite === suite));
}
