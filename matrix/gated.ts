/** Whether the published baseline is a gate that holds: by it none of the runs in a row would have failed a build. Pure. */

import { gateOf } from '../harness/cli/baseline/gate.ts';
import type { Declared } from '../harness/cli/selection.ts';
import type { RunResult } from '../harness/result.ts';
import type { Published } from './published.ts';

/** What the gate would have said of each of the runs, for people: `run 4: qos/a (5.0) is new`. None, when it held each time. */
export function beyondBaseline({ about, run, explanations }: Published, all: readonly Declared[]): readonly string[] {
  const gate = gateOf('baseline.json', explanations, { strict: false, scenarios: all, allVersions: true });
  const runs = about.steadiness?.durationsMs.length ?? 1;
  return Array.from({ length: runs }, (_, index) => index + 1).flatMap((number) => {
    const { baseline } = gate.held(runOf(number, run, about));
    return [
      ...(baseline?.new ?? []).map(({ id, version }) => `run ${number}: ${id} (${version}) is new`),
      ...(baseline?.repaired ?? []).map(({ scenario }) => `run ${number}: nothing fails of ${scenario}`),
    ];
  });
}

/** One of the runs in a row, as the last one with the verdicts that differed. */
function runOf(number: number, last: RunResult, { steadiness }: Published['about']): RunResult {
  const outcomes = new Map(
    (steadiness?.differing ?? []).map(({ id, version, outcomes: each }) => [
      `${id} ${version}`,
      each.find(({ runs }) => runs.includes(number))?.verdict,
    ]),
  );
  const scenarios = last.scenarios.flatMap((one) => {
    const name = `${one.id} ${one.version}`;
    if (!outcomes.has(name)) return [one];
    const verdict = outcomes.get(name) ?? null;
    return verdict === null ? [] : [{ ...one, verdict }];
  });
  return { ...last, scenarios };
}
