/** Whether runs in a row came to the same, and how that is told. Pure. */

import { duration } from '../harness/report/printable.ts';
import type { RunResult, ScenarioResult } from '../harness/result.ts';
import type { Verdict } from '../harness/verdict.ts';

/** What a scenario came to in some of the runs. */
export interface Outcome {
  /** Null where it was not run. */
  readonly verdict: Verdict | null;
  /** Of the first of them. */
  readonly reason: string | null;
  /** In which runs: the first is 1. */
  readonly runs: readonly number[];
}

/** A scenario whose verdict was not the same in each run. */
export interface Differing extends Pick<ScenarioResult, 'id' | 'version'> {
  readonly outcomes: readonly Outcome[];
}

/** What is known of runs in a row. */
export interface Steadiness {
  /** How long each took, in their order. */
  readonly durationsMs: readonly number[];
  readonly differing: readonly Differing[];
}

/** Compares the verdicts of two runs or more. */
export function steadinessOf(runs: readonly RunResult[]): Steadiness {
  const nameOf = ({ id, version }: Pick<ScenarioResult, 'id' | 'version'>): string => `${id} ${version}`;
  const byName = runs.map(({ scenarios }) => new Map(scenarios.map((one) => [nameOf(one), one])));
  const all = new Map(runs.flatMap(({ scenarios }) => scenarios.map((one) => [nameOf(one), one] as const)));
  const differing = [...all].flatMap(([name, { id, version }]): Differing[] => {
    const seen = byName.map((run) => run.get(name));
    const isSteady = new Set(seen.map((one) => one?.verdict)).size === 1;
    return isSteady ? [] : [{ id, version, outcomes: outcomesOf(seen) }];
  });
  return { durationsMs: runs.map(({ durationMs }) => durationMs), differing };
}

/** Runs of one verdict stand together. */
function outcomesOf(seen: readonly (ScenarioResult | undefined)[]): readonly Outcome[] {
  const outcomes = new Map<Verdict | null, { verdict: Verdict | null; reason: string | null; runs: number[] }>();
  for (const [index, { verdict, reason } = { verdict: null, reason: null }] of seen.entries()) {
    const outcome = outcomes.get(verdict) ?? { verdict, reason, runs: [] };
    outcome.runs.push(index + 1);
    outcomes.set(verdict, outcome);
  }
  return [...outcomes.values()];
}

/** `20 runs, 0 differing, 31.2 s to 34.0 s each`. */
export function steadinessSentence({ durationsMs, differing }: Steadiness): string {
  const [shortest, longest] = [Math.min(...durationsMs), Math.max(...durationsMs)].map(duration);
  const times = shortest === longest ? shortest : `${shortest} to ${longest}`;
  return `${durationsMs.length} runs, ${differing.length} differing, ${times} each`;
}

/** `runs 1, 3: fail, in run 1 for: expected …, got …`. */
export function outcomeLine({ verdict, reason, runs: [first, ...others] }: Outcome): string {
  const which = others.length === 0 ? `run ${first}` : `runs ${[first, ...others].join(', ')}`;
  const why = others.length === 0 ? ':' : `, in run ${first} for:`;
  return `${which}: ${verdict ?? 'not run'}${reason === null ? '' : `${why} ${reason}`}`;
}
