/** What the command and the library's `run()` do alike: which scenarios, what is known before, the run, and what it comes to. */

import { randomBytes } from 'node:crypto';
import { systemClock } from '../../reference/clock.ts';
import { versions } from '../../reference/codec/version.ts';
import { maskSecrets, maskText, maskTexts } from '../report/mask.ts';
import type { RunEvent, RunResult, ScenarioResult } from '../result.ts';
import { fewestWorthALane } from '../runner/lanes.ts';
import { run } from '../runner/run.ts';
import { mindStrays, type StrayWatch } from '../runner/strays.ts';
import type { Scenario } from '../scenario.ts';
import type { Target } from '../target/target.ts';
import { type Baseline, openBaseline } from './baseline/open-baseline.ts';
import { withBrokerLog } from './broker-log.ts';
import { conditionsOf } from './certificate/conditions.ts';
import { versionsOf } from './filter-options.ts';
import type { HeadStart } from './head-start.ts';
import { loadSuites } from './load-suites.ts';
import type { OpenedTarget } from './open-target.ts';
import type { RunArguments } from './run-options.ts';
import { startLanes } from './run-threads.ts';
import { selectScenarios } from './selection.ts';
import { shardOf } from './stability-options.ts';

/** What is to be run, before there is a target. */
export interface Prepared {
  readonly given: RunArguments;
  /** From which the names of topics and clients are made. */
  readonly seed: string;
  readonly scenarios: readonly Scenario[];
  /** All that there are, chosen or not. */
  readonly all: readonly Scenario[];
  /** Whether some are values that no thread could load from a file. */
  readonly isBound: boolean;
  readonly baseline: Baseline;
  readonly ahead: HeadStart;
}

/** Who looks on, and may end it. */
export interface Onlooker {
  /** Of results it is told what the baseline knows of them. */
  onEvent(event: RunEvent): void;
  /** Whether it wants to see traces of what passes too. */
  readonly tellsTraces: boolean;
  readonly signal: AbortSignal;
  /** Who looks after the bodies; null where nobody does. */
  readonly strays: StrayWatch | null;
}

/**
 * Finds the scenarios, with `own` beside those that `given.scenarios` leads to, and reads the baseline.
 * @throws UsageError.
 */
export async function prepare(
  given: RunArguments,
  ahead: HeadStart,
  say: (text: string) => void,
  own: readonly Scenario[] = [],
): Promise<Prepared> {
  const all = await loadSuites(given.scenarios, own);
  const scenarios = shardOf(selectScenarios(all, given, versionsOf(given)), given.shard);
  const seed = given.seed ?? randomBytes(3).toString('hex');
  const baseline = await openBaseline(given, all, say);
  return { given, seed, scenarios, all, isBound: own.length > 0, baseline, ahead };
}

/** To follow what came from which body costs time, on Node 20 a twentieth: it is for scenarios that are not ours. */
export function watchStrays({ given, isBound }: Prepared, say: (sentence: string) => void): StrayWatch | null {
  return given.scenarios.length > 0 || isBound ? mindStrays(say) : null;
}

/**
 * Runs it all on the target. No secret of the target is in the result, and what a launched broker wrote is with what failed.
 * @throws UnreachableError.
 */
export async function judge(
  prepared: Prepared,
  opened: OpenedTarget,
  { onEvent, tellsTraces, signal, strays }: Onlooker,
): Promise<RunResult> {
  const { given, seed, scenarios, isBound, baseline, ahead } = prepared;
  const { target, address, launched } = opened;
  const { bail, repeat, strict, threads: wanted } = given;
  const work = { ...address, scenarios: scenarios.map(({ id, statements }) => ({ id, statements })) };
  const onStray = (sentence: string): void => strays?.tell(sentence);
  const isAlone = wanted === 1 || isBound || jobsAtMost(prepared) < fewestWorthALane;
  // Before the target is asked what it can do: they have to load as much as this thread did.
  const threads = ahead.lanes ?? startLanes(isAlone ? 0 : wanted, given.scenarios);
  const counts = (ended: ScenarioResult): boolean =>
    (ended.verdict === 'fail' || (strict && ended.verdict === 'warn')) && baseline.marked(ended).known === undefined;
  try {
    const result = await run({
      target,
      scenarios,
      versions: versionsOf(given),
      concurrency: given.concurrency,
      slow: given.slow,
      surveys: given.probe === true,
      framing: given.framing,
      keepsTraces: given.trace,
      tellsTraces,
      moreLanes: (agenda, ended) => threads.lanesFor({ work, agenda, signal: ended, onStray }),
      ...(strays !== null && { mind: strays.mind }),
      clock: systemClock,
      runTag: seed,
      ...(repeat !== undefined && { repeat }),
      ...(bail !== undefined && { bail: { after: bail, counts } }),
      onEvent: (event) =>
        onEvent(event.kind === 'scenario-ended' ? { ...event, result: baseline.marked(event.result) } : event),
      signal,
    });
    const late = strays?.late ?? [];
    const held = {
      ...(late.length > 0 && { strays: late.map((sentence) => maskText(sentence, secretsOf(target))) }),
      ...(await baseline.held(masked(result, target))),
      conditions: await conditionsOf(prepared, opened),
    };
    return launched === null ? held : await withBrokerLog(held, launched, secretsOf(target));
  } finally {
    await threads.stop();
  }
}

/** What there is to run against a target that speaks every version and offers everything. */
function jobsAtMost({ given, scenarios }: Prepared): number {
  const wanted = versionsOf(given) ?? versions;
  return scenarios.reduce(
    (sum, { statements }) => sum + wanted.filter((one) => statements[one] !== undefined).length,
    0,
  );
}

/** What nobody may read in a report. */
export const secretsOf = ({ credentials: { userName = '', password = '' } }: Target): readonly string[] => [
  userName,
  password,
];

function masked(result: RunResult, target: Target): RunResult {
  const secrets = secretsOf(target);
  const { name } = result.target;
  return {
    ...result,
    target: { ...result.target, name: name === null ? null : maskText(name, secrets) },
    profile: maskTexts(result.profile, secrets),
    scenarios: result.scenarios.map((scenario) => maskSecrets(scenario, secrets)),
  };
}
