/** From what happened to a verdict: pure, reads the trace. */

import type { Version } from '../../reference/codec/version.ts';
import { type Citations, findStatement, type Statement } from '../../reference/statements/index.ts';
import { type Check, checks, viewOf } from '../checks/index.ts';
import { ExpectationError, InconclusiveError } from '../prober/outcome.ts';
import type { Warning } from '../prober/stage.ts';
import type { Finding, Observation, ScenarioResult } from '../result.ts';
import { type Trace, understood } from '../trace.ts';
import type { Basis, Verdict } from '../verdict.ts';
import type { Job } from './plan.ts';

/** How a body ended: null when it came to its last line, else what it threw. */
export type Ending = { readonly thrown: unknown } | null;

/** All that is known about one scenario's run. */
export interface Run {
  readonly job: Job;
  readonly ending: Ending;
  readonly trace: Trace;
  readonly observations: Readonly<Record<string, Observation>>;
  readonly warnings: readonly Warning[];
  readonly durationMs: number;
}

/** The ids that a citation has for a version; those of 3.1.1 explain 3.1, but are not cited for it. */
function cited(citations: Citations, version: Version): readonly string[] {
  return citations[version] ?? [];
}

function statementsCalled(version: Version, ids: readonly string[]): Statement[] {
  return ids.flatMap((id) => findStatement(version, id) ?? []);
}

function statementsOf(citations: Citations, version: Version): Statement[] {
  const from = version === '3.1' ? '3.1.1' : version;
  return statementsCalled(from, cited(citations, from));
}

function basisOf(statements: readonly Statement[]): Basis {
  return statements.length === 0 || statements.some(({ binds }) => binds !== 'client') ? 'explicit' : 'derived';
}

function severityOf(statements: readonly Statement[]): 'fail' | 'warn' {
  return statements.length > 0 && statements.every(({ level }) => level.startsWith('SHOULD')) ? 'warn' : 'fail';
}

function indexOf(trace: Trace, evidence: ExpectationError['evidence']): number | null {
  const index = trace.findIndex(
    (event) => event.kind === 'packet' && (event.packet === evidence || understood(event) === evidence),
  );
  return index < 0 ? null : index;
}

function bodyFindings({ job, ending, warnings, trace }: Run): Finding[] {
  const { scenario, version } = job;
  const findings: Finding[] = [];
  if (ending !== null && ending.thrown instanceof ExpectationError) {
    const citations = ending.thrown.statements ?? scenario.statements;
    const statements = statementsOf(citations, version);
    findings.push({
      by: 'body',
      severity: severityOf(statements),
      basis: basisOf(statements),
      reason: ending.thrown.message,
      statements: cited(citations, version),
      eventIndex: indexOf(trace, ending.thrown.evidence),
    });
  }
  for (const { reason, statements } of warnings) {
    const citations = statements ?? scenario.statements;
    findings.push({
      by: 'body',
      severity: 'warn',
      basis: basisOf(statementsOf(citations, version)),
      reason,
      statements: cited(citations, version),
      eventIndex: null,
    });
  }
  return findings;
}

/** Those that look at traces of that version. */
const checksOf: Readonly<Record<Version, readonly Check[]>> = {
  '3.1': checks.filter(({ statements }) => statements['3.1'] !== undefined),
  '3.1.1': checks.filter(({ statements }) => statements['3.1.1'] !== undefined),
  '5.0': checks.filter(({ statements }) => statements['5.0'] !== undefined),
};

function checkFindings({ job, trace }: Run): Finding[] {
  const { version } = job;
  // Checks hold packets of one version together. Where clients of several met, the body alone judges.
  if (trace.some((event) => event.kind === 'opened' && event.version !== version)) return [];
  const view = viewOf(trace, version);
  const findings: Finding[] = [];
  // Loops: most checks find nothing, and there are millions of them in a proof.
  for (const check of checksOf[version]) {
    for (const { event, expected, got, statements, severity } of check.inspect(view)) {
      const ids = version === '3.1' ? [] : (statements ?? cited(check.statements, version));
      findings.push({
        by: check.name,
        severity: severity ?? severityOf(statementsCalled(version, ids)),
        basis: 'explicit',
        reason: `expected ${expected}, got ${got}`,
        statements: ids,
        eventIndex: trace.indexOf(event),
      });
    }
  }
  return findings;
}

/** Why nothing can be said, or null. */
function trouble(ending: Ending): string | null {
  if (ending === null || ending.thrown instanceof ExpectationError) return null;
  const { thrown } = ending;
  if (thrown instanceof InconclusiveError) return thrown.message;
  return `the scenario itself broke: ${thrown instanceof Error ? (thrown.stack ?? thrown.message).split('\n').slice(0, 3).join(' ') : String(thrown)}`;
}

/** The result of a run. */
export function judge(run: Run): ScenarioResult {
  const { job, trace, observations, durationMs } = run;
  const { scenario, version, endpoint } = job;
  const findings = [...bodyFindings(run), ...checkFindings(run)].sort(
    (a, b) => Number(b.severity === 'fail') - Number(a.severity === 'fail'),
  );
  const [first] = findings;
  const troubled = trouble(run.ending);
  const verdict: Verdict =
    first?.severity === 'fail' ? 'fail' : troubled !== null ? 'inconclusive' : (first?.severity ?? 'pass');
  const own = cited(scenario.statements, version);
  return {
    id: scenario.id,
    title: scenario.title,
    suite: scenario.suite,
    lesson: scenario.lesson,
    version,
    transport: endpoint.transport,
    statements: [...new Set([...own, ...findings.flatMap(({ statements }) => statements)])],
    verdict,
    reason: verdict === 'inconclusive' ? troubled : (first?.reason ?? null),
    basis: verdict === 'inconclusive' ? null : (first?.basis ?? null),
    broken: verdict === 'inconclusive' ? [] : (first?.statements ?? []),
    findings,
    durationMs: Math.round(durationMs),
    observations,
    trace,
    wasHeard: trace.some((event) => event.kind === 'packet' && event.direction === 'in'),
  };
}

/** The result without what was held against the target: nothing can be said, for a reason that has nothing to do with the scenario. */
export function unjudged(result: ScenarioResult, reason: string): ScenarioResult {
  return { ...result, verdict: 'inconclusive', reason, basis: null, broken: [], findings: [] };
}

/** The result of a job that is not run. */
export function skipped({ scenario, version, endpoint, lacking }: Job): ScenarioResult {
  return {
    id: scenario.id,
    title: scenario.title,
    suite: scenario.suite,
    lesson: scenario.lesson,
    version,
    transport: endpoint.transport,
    statements: cited(scenario.statements, version),
    verdict: 'skip',
    reason: lacking,
    basis: null,
    broken: [],
    findings: [],
    durationMs: 0,
    observations: {},
    trace: [],
    wasHeard: false,
  };
}
