/** A whole run: discover, plan, execute side by side, put together. */

import pLimit from 'p-limit';
import type { Clock } from '../../reference/clock.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Observation, RunEvent, RunResult, ScenarioResult } from '../result.ts';
import type { Scenario } from '../scenario.ts';
import type { Framing } from '../stage.ts';
import { discover } from '../target/discover.ts';
import type { Target } from '../target/target.ts';
import { toolVersion } from '../tool-version.ts';
import { type Verdict, verdicts } from '../verdict.ts';
import { execute, type Setting } from './execute.ts';
import { interruptionOf } from './interruption.ts';
import { type Agenda, fewestWorthALane, kept, type Lane, spread } from './lanes.ts';
import { patienceFor } from './patience.ts';
import { type Job, plan } from './plan.ts';
import { statementResults } from './statement-results.ts';

/** What to run, against what, and how. */
export interface RunOptions {
  readonly target: Target;
  readonly scenarios: readonly Scenario[];
  /** Null: all that the target speaks. */
  readonly versions: readonly Version[] | null;
  /** How many scenarios run side by side, beside those that mostly wait; 1 or more. */
  readonly concurrency: number;
  readonly slow: boolean;
  readonly framing: Framing;
  readonly clock: Clock;
  /** Makes topics and client ids of this run unlike those of any other: up to 6 letters and digits. */
  readonly runTag: string;
  /** Whether results keep the traces of what passes too. */
  readonly keepsTraces: boolean;
  /** Whether those who watch are told them in any case; default: no. */
  readonly tellsTraces?: boolean;
  /** Lanes for the crowd of scenarios where there is much to do; those who start them stop them. */
  readonly moreLanes?: (agenda: Agenda) => readonly Lane[];
  readonly onEvent: (event: RunEvent) => void;
  /** Ends the run early: what was not finished is inconclusive. */
  readonly signal: AbortSignal;
}

/** So many of those that wait have their connections open at once. */
const waitingAtOnce = 200;

/** Of fixed width, so that no tag is a part of another. */
function tagOf(runTag: string, index: number): string {
  return `${runTag}x${index.toString(36).padStart(3, '0')}`;
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

/** Runs. Rejects with an UnreachableError when there is no broker; everything else that goes wrong is in the result. */
export async function run(options: RunOptions): Promise<RunResult> {
  const { target, clock, runTag, onEvent, signal, framing, versions, slow, keepsTraces, tellsTraces = false } = options;
  const startedAt = new Date().toISOString();
  const startedMs = clock.now();
  const capabilities = await discover(target, clock, runTag);
  const jobs = plan(options.scenarios, versions, target, capabilities, slow);
  const setting: Setting = {
    target,
    capabilities,
    clock,
    framing,
    patience: patienceFor(capabilities, target),
    interruption: interruptionOf(signal),
  };
  const facts = { urls: target.urls, name: capabilities.name };
  onEvent({ kind: 'started', total: jobs.length, target: facts });

  const agenda: Agenda = { capabilities, versions, slow, framing, keepsTraces: keepsTraces || tellsTraces };
  const here: Lane = { execute: async (index, tag) => kept(await execute(jobs[index] as Job, tag, setting), agenda) };
  const [busy, ...busier] = jobs.length < fewestWorthALane ? [] : (options.moreLanes?.(agenda) ?? []);
  // Those who measure time stay here, where it is quiet: among the crowd they would measure how busy this machine is.
  const inCrowd = { lane: busy === undefined ? here : spread([busy, ...busier]), limit: pLimit(options.concurrency) };
  const inQuiet = busy === undefined ? inCrowd : { lane: here, limit: pLimit(waitingAtOnce) };

  let done = 0;
  const results = await Promise.all(
    jobs.map((job, index) => {
      const { mandatedWaitMs, isPatient } = job.scenario;
      const { lane, limit } = mandatedWaitMs > 0 || isPatient ? inQuiet : inCrowd;
      return limit(async () => {
        const { id } = job.scenario;
        if (job.lacking === null) onEvent({ kind: 'scenario-started', id, version: job.version });
        const result = await lane.execute(index, tagOf(runTag, index));
        done += 1;
        onEvent({ kind: 'scenario-ended', result, done, total: jobs.length });
        return kept(result, options);
      });
    }),
  );

  const sorted = results.sort(byIdThenVersion);
  return {
    tool: { name: 'mqttspec', version: toolVersion },
    target: facts,
    startedAt,
    durationMs: Math.round(clock.now() - startedMs),
    summary: summaryOf(sorted),
    scenarios: sorted,
    statements: statementResults(sorted),
    profile: { ...capabilities.profile, ...profileOf(sorted) },
  };
}
