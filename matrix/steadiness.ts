/** Whether runs in a row came to the same. Pure. */

import { count, duration } from '../harness/report/printable.ts';
import type { RunResult } from '../harness/result.ts';

/** A line on how long they took, and one for each scenario whose verdicts differ or are inconclusive. */
export function steadiness(runs: readonly RunResult[]): readonly string[] {
  const verdicts = new Map<string, string[]>();
  for (const { scenarios } of runs) {
    for (const { id, version, verdict } of scenarios) {
      const name = `${id} (${version})`;
      verdicts.set(name, [...(verdicts.get(name) ?? []), verdict]);
    }
  }
  const unsteady = [...verdicts].filter(([, seen]) => {
    const isWhole = seen.length === runs.length;
    return !isWhole || new Set(seen).size > 1 || seen.includes('inconclusive');
  });
  const times = runs.map(({ durationMs }) => duration(durationMs)).join(', ');
  return [
    `${count(runs.length, 'run')} in ${times}: ${count(unsteady.length, 'scenario')} unsteady`,
    ...unsteady.map(([name, seen]) => `  ${name}: ${seen.join(', ')}`),
  ];
}
