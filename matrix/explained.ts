/** The failures of a run by what explains them: those of one cause together, however many entries name it. Pure. */

import { ruleOf } from '../harness/cli/baseline/gate.ts';
import type { Declared } from '../harness/cli/selection.ts';
import type { ScenarioResult } from '../harness/result.ts';
import type { Version } from '../reference/codec/version.ts';
import type { Published } from './published.ts';
import type { Differing } from './steadiness.ts';

/** One scenario in one version. */
export type Case = Pick<ScenarioResult, 'id' | 'version'>;

/** One cause, with all that fails or was left out because of it. */
export interface Cause {
  readonly reason: string;
  /** Where the broker's people were told. */
  readonly issue: string | null;
  /** Why it may pass as well. */
  readonly varies: readonly string[];
  readonly failures: readonly ScenarioResult[];
  /** What was left out of the run because of it. */
  readonly leftOut: readonly Case[];
}

/** What was not the same in each of several runs, and what explains it where it failed in some; null where nothing does. */
export interface Unsteady extends Differing {
  readonly explanation: string | null;
}

/** What became of the failures of a broker. */
export interface Explained {
  readonly causes: readonly Cause[];
  readonly unsteady: readonly Unsteady[];
  /** There may be none of these: what nothing explains, */
  readonly unexplained: readonly Case[];
  /** and the globs of what explains nothing and is not said to vary. */
  readonly idle: readonly string[];
}

/** Scenarios of the versions that were run which the run does not have. */
export function leftOutOf({ run }: Published, all: readonly Declared[]): readonly Case[] {
  const nameOf = ({ id, version }: Case): string => `${id} ${version}`;
  const versions: readonly Version[] = [...new Set(run.scenarios.map(({ version }) => version))];
  const known = new Set(run.scenarios.map(nameOf));
  return versions
    .flatMap((version) =>
      all.filter(({ statements }) => statements[version] !== undefined).map(({ id }) => ({ id, version })),
    )
    .filter((one) => !known.has(nameOf(one)));
}

/** Sorts what failed and what was left out by the first entry that covers it; causes that explain most come first. */
export function explain(published: Published, all: readonly Declared[]): Explained {
  const rules = published.explanations.map(ruleOf);
  const reasonFor = (one: Case): string | undefined => rules.find(({ covers }) => covers(one))?.entry.reason;
  const failures = published.run.scenarios.filter(({ verdict }) => verdict === 'fail');
  const leftOut = leftOutOf(published, all);
  const reasons = [...new Set(published.explanations.map(({ reason }) => reason))];
  const causes = reasons.map((reason): Cause => {
    const entries = published.explanations.filter((entry) => entry.reason === reason);
    return {
      reason,
      issue: entries.find(({ issue }) => issue !== undefined)?.issue ?? null,
      varies: [...new Set(entries.flatMap(({ varies }) => varies ?? []))],
      failures: failures.filter((one) => reasonFor(one) === reason),
      leftOut: leftOut.filter((one) => reasonFor(one) === reason),
    };
  });
  const differing = published.about.steadiness?.differing ?? [];
  const failedAtTimes = differing.filter(({ outcomes }) => outcomes.some(({ verdict }) => verdict === 'fail'));
  const unsteady = differing.map(
    (one): Unsteady => ({ ...one, explanation: (failedAtTimes.includes(one) ? reasonFor(one) : undefined) ?? null }),
  );
  return {
    unsteady,
    causes: causes
      .filter(({ failures, leftOut }) => failures.length + leftOut.length > 0)
      .sort((a, b) => b.failures.length - a.failures.length),
    unexplained: [...failures, ...leftOut, ...failedAtTimes].filter((one) => reasonFor(one) === undefined),
    idle: rules
      .filter(({ entry, covers }) => entry.varies === undefined && ![...failures, ...leftOut].some(covers))
      .map(({ entry }) => entry.scenario),
  };
}
