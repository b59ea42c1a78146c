/** Two reports of a broker held against each other: what got better, what got worse, what is new, what is gone. */

import type { Version } from '../../reference/codec/version.ts';
import type { JsonReport, JsonScenario } from '../report/json-report.ts';
import type { StatementResult } from '../result.ts';
import type { Verdict } from '../verdict.ts';

/** One scenario in one version that came out otherwise. */
export interface Change {
  readonly id: string;
  readonly version: Version;
  readonly title: string;
  /** Null: it is not in that report. */
  readonly before: Verdict | null;
  readonly after: Verdict | null;
  /** Of the report that has it, the second one first: expected ..., got ...; null on a pass. */
  readonly reason: string | null;
}

/** One statement that came out otherwise. */
export interface StatementChange {
  readonly id: string;
  readonly version: Version;
  readonly before: StatementResult['verdict'];
  readonly after: StatementResult['verdict'];
}

/** What a report is of. */
export interface Side {
  /** As the target names itself, else its URLs. */
  readonly target: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Version of the mqttspec that wrote it. */
  readonly tool: string;
}

/** All that differs. */
export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  readonly better: readonly Change[];
  readonly worse: readonly Change[];
  /** Judged in the second report only: in the first it was not there, skipped or inconclusive. */
  readonly new: readonly Change[];
  /** Judged in the first report only. */
  readonly gone: readonly Change[];
  /** Judged in both, with the same verdict. */
  readonly same: number;
  readonly statements: { readonly better: readonly StatementChange[]; readonly worse: readonly StatementChange[] };
}

/** As much of a report as is compared: a certificate has that too. */
export interface Comparable extends Pick<JsonReport, 'target' | 'startedAt' | 'tool'> {
  readonly scenarios: readonly Pick<JsonScenario, 'id' | 'version' | 'title' | 'verdict' | 'reason'>[];
  readonly statements: readonly Pick<StatementResult, 'id' | 'version' | 'verdict'>[];
}

/** Of what was judged; skip and inconclusive say nothing about the broker. */
const ranks: Readonly<Record<Verdict, number | null>> = { pass: 2, warn: 1, fail: 0, skip: null, inconclusive: null };
const statementRanks: Readonly<Record<StatementResult['verdict'], number | null>> = {
  pass: 2,
  warn: 1,
  fail: 0,
  untested: null,
  'not-testable': null,
};

const keyOf = ({ id, version }: { readonly id: string; readonly version: Version }): string => `${id} ${version}`;

/** Compares them: `before` is the one to measure by. */
export function compareReports(before: Comparable, after: Comparable): Comparison {
  const earlier = new Map(before.scenarios.map((scenario) => [keyOf(scenario), scenario]));
  const later = new Map(after.scenarios.map((scenario) => [keyOf(scenario), scenario]));
  const keys = [...new Set([...earlier.keys(), ...later.keys()])].sort();

  const found: Record<'better' | 'worse' | 'new' | 'gone', Change[]> = { better: [], worse: [], new: [], gone: [] };
  let same = 0;
  for (const key of keys) {
    const [was, is] = [earlier.get(key), later.get(key)];
    const [from, to] = [rankOf(was), rankOf(is)];
    const change = changeOf(was, is);
    if (change === null || (from === null && to === null)) continue;
    if (from === null) found.new.push(change);
    else if (to === null) found.gone.push(change);
    else if (to > from) found.better.push(change);
    else if (to < from) found.worse.push(change);
    else same += 1;
  }
  return {
    before: sideOf(before),
    after: sideOf(after),
    ...found,
    same,
    statements: compareStatements(before.statements, after.statements),
  };
}

const rankOf = (scenario: Comparable['scenarios'][number] | undefined): number | null =>
  scenario === undefined ? null : ranks[scenario.verdict];

function changeOf(
  was: Comparable['scenarios'][number] | undefined,
  is: Comparable['scenarios'][number] | undefined,
): Change | null {
  const told = is ?? was;
  if (told === undefined) return null;
  const { id, version, title, reason } = told;
  return { id, version, title, before: was?.verdict ?? null, after: is?.verdict ?? null, reason };
}

function sideOf({ target, startedAt, tool }: Comparable): Side {
  return { target: target.name ?? target.urls.join(' '), startedAt, tool: tool.version };
}

function compareStatements(
  before: Comparable['statements'],
  after: Comparable['statements'],
): Comparison['statements'] {
  const earlier = new Map(before.map((statement) => [keyOf(statement), statement.verdict]));
  const changes = after.flatMap(({ id, version, verdict }) => {
    const was = earlier.get(keyOf({ id, version }));
    const [from, to] = [was === undefined ? null : statementRanks[was], statementRanks[verdict]];
    if (was === undefined || from === null || to === null || from === to) return [];
    return [{ id, version, before: was, after: verdict, isBetter: to > from }];
  });
  const pick = (isWanted: boolean): StatementChange[] =>
    changes.filter(({ isBetter }) => isBetter === isWanted).map(({ isBetter: _, ...change }) => change);
  return { better: pick(true), worse: pick(false) };
}

/** Whether the second is to be refused; strictly, also for what is no longer judged, or newly judged and no pass. */
export function isWorse(comparison: Comparison, { strict }: { readonly strict: boolean }): boolean {
  const { worse, gone } = comparison;
  if (worse.length > 0) return true;
  return strict && (gone.length > 0 || comparison.new.some(({ after }) => after !== 'pass'));
}
