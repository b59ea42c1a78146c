/** Holds a run against the failures that are known: which are new, and which entries have had their day. Pure. */

import { versions as allVersions, type Version } from '../../../reference/codec/version.ts';
import type { BaselineOutcome, RunResult, ScenarioResult } from '../../result.ts';
import type { Verdict } from '../../verdict.ts';
import { globMatcher } from '../glob.ts';
import type { Declared } from '../selection.ts';
import type { KnownFailure } from './known-failure.ts';

/** The known failures of a target, and what they say of a run. */
export interface Gate {
  /** The result, with the entry by which it is known if it is one; what does not fail is known by none. */
  marked(result: ScenarioResult): ScenarioResult;
  /** The run with its results marked, and what it comes to. */
  held(result: RunResult): RunResult;
  /** The entries that would be right for that run, with the reasons that they have. */
  updated(result: RunResult): readonly KnownFailure[];
}

type Judged = Pick<ScenarioResult, 'id' | 'version' | 'verdict'>;

/** An entry, and what it is about. */
export interface Rule {
  readonly entry: KnownFailure;
  covers(result: Pick<ScenarioResult, 'id' | 'version'>): boolean;
}

/** What else there is to know. */
export interface GateOptions {
  /** Whether a warning is a failure. */
  readonly strict: boolean;
  /** All that there are, run or not. */
  readonly scenarios: readonly Declared[];
  /** Whether all versions were wanted that the target speaks. */
  readonly allVersions: boolean;
}

/** Which verdicts say something about the broker. */
const isJudged = ({ verdict }: Judged): boolean => verdict !== 'skip' && verdict !== 'inconclusive';

/** The entry as a rule. */
export function ruleOf(entry: KnownFailure): Rule {
  const matches = globMatcher(entry.scenario);
  return { entry, covers: ({ id, version }) => matches(id) && (entry.mqtt?.includes(version) ?? true) };
}

/** Makes the gate of a file. */
export function gateOf(file: string, entries: readonly KnownFailure[], options: GateOptions): Gate {
  const { strict, scenarios: all, allVersions: isAllVersions } = options;
  const rules = entries.map(ruleOf);
  const failing: readonly Verdict[] = strict ? ['fail', 'warn'] : ['fail'];
  const fails = ({ verdict }: Judged): boolean => failing.includes(verdict);

  const marked = (result: ScenarioResult): ScenarioResult => {
    const rule = fails(result) ? rules.find(({ covers }) => covers(result)) : undefined;
    if (rule === undefined) return result;
    const { reason, issue } = rule.entry;
    return { ...result, known: { reason, ...(issue !== undefined && { issue }) } };
  };

  /** Whether all that the rule covers in that version was run, and came to something or is nothing for this target. */
  const isComplete = ({ covers }: Rule, version: Version, results: readonly ScenarioResult[]): boolean => {
    const settled = new Set(
      results.filter((one) => one.version === version && one.verdict !== 'inconclusive').map(({ id }) => id),
    );
    const wanted = all.filter(({ id, statements }) => statements[version] !== undefined && covers({ id, version }));
    return wanted.every(({ id }) => settled.has(id));
  };

  /** The versions of an entry in which nothing fails any more that it covers; null stands for whichever. */
  const overIn = (rule: Rule, results: readonly ScenarioResult[]): readonly (Version | null)[] => {
    const { entry, covers } = rule;
    const spoken = allVersions.filter((version) => results.some((one) => one.version === version));
    const judged = results.filter((one) => covers(one) && isJudged(one));
    return (entry.varies === undefined ? (entry.mqtt ?? [null]) : []).filter((version) => {
      if (version === null && !isAllVersions) return false;
      const these = judged.filter((one) => version === null || one.version === version);
      const isOver = these.length > 0 && !these.some(fails);
      return isOver && (version === null ? spoken : [version]).every((each) => isComplete(rule, each, results));
    });
  };

  /** An entry without the versions that are over; none when they all are. */
  const leftOf = (rule: Rule, scenarios: readonly ScenarioResult[]): readonly KnownFailure[] => {
    const { entry } = rule;
    const over = overIn(rule, scenarios);
    if (over.length === 0) return [entry];
    const mqtt = entry.mqtt?.filter((version) => !over.includes(version)) ?? [];
    return mqtt.length === 0 ? [] : [{ ...entry, mqtt }];
  };

  return {
    marked,
    held: (result) => {
      const scenarios = result.scenarios.map(marked);
      const failed = scenarios.filter(fails);
      const baseline: BaselineOutcome = {
        file,
        known: failed.filter(({ known }) => known !== undefined).length,
        new: failed.filter(({ known }) => known === undefined).map(({ id, version }) => ({ id, version })),
        repaired: rules.flatMap((rule) => {
          const over = overIn(rule, scenarios);
          const versions = over.filter((version) => version !== null);
          return over.length === 0 ? [] : [{ scenario: rule.entry.scenario, versions }];
        }),
      };
      return { ...result, scenarios, baseline };
    },
    updated: ({ scenarios }) => [
      ...rules.flatMap((rule) => leftOf(rule, scenarios)),
      ...entriesOf(scenarios.filter((one) => fails(one) && !rules.some(({ covers }) => covers(one)))),
    ],
  };
}

/** An entry for each scenario that failed, in all the versions in which it did; what came stands for the reason. */
function entriesOf(failed: readonly ScenarioResult[]): readonly KnownFailure[] {
  return [...new Set(failed.map(({ id }) => id))].map((scenario) => {
    const results = failed.filter(({ id }) => id === scenario);
    const mqtt = allVersions.filter((version) => results.some((result) => result.version === version));
    return { scenario, mqtt, reason: results[0]?.reason ?? 'no reason was recorded' };
  });
}
