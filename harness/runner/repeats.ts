/** What a scenario comes to that was run more than once: the worst of its verdicts; flaky where they differ. Pure. */

import type { ScenarioResult } from '../result.ts';
import type { Verdict } from '../verdict.ts';

/** The worst first: a failure that was seen once is one, and what could not be judged once has not passed. */
const byBadness: readonly Verdict[] = ['fail', 'inconclusive', 'warn', 'pass', 'skip'];

/** Two results of the same scenario as one. */
export function combined(first: ScenarioResult, second: ScenarioResult): ScenarioResult {
  const runs = added(runsOf(first), runsOf(second));
  const worse = byBadness.indexOf(second.verdict) < byBadness.indexOf(first.verdict) ? second : first;
  return { ...worse, runs, ...(Object.keys(runs).length > 1 && { flaky: true }) };
}

type Runs = NonNullable<ScenarioResult['runs']>;

const runsOf = ({ runs, verdict }: ScenarioResult): Runs => runs ?? { [verdict]: 1 };

function added(first: Runs, second: Runs): Runs {
  const both = byBadness.map((verdict) => [verdict, (first[verdict] ?? 0) + (second[verdict] ?? 0)] as const);
  return Object.fromEntries(both.filter(([, times]) => times > 0));
}
