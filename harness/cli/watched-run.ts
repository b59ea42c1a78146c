/** A run as a command carries it out: with progress, threads, Ctrl-C, and no password in its results. */

import { randomBytes } from 'node:crypto';
import { systemClock } from '../../reference/clock.ts';
import { maskSecrets } from '../report/mask.ts';
import { showsColors } from '../report/palette.ts';
import { createProgress } from '../report/progress.ts';
import type { RunEvent, RunResult, ScenarioResult } from '../result.ts';
import type { Agenda, Lane } from '../runner/lanes.ts';
import { run } from '../runner/run.ts';
import type { Scenario } from '../scenario.ts';
import type { Target } from '../target/target.ts';
import type { Baseline } from './baseline/open-baseline.ts';
import type { CaptureFile } from './capture-file.ts';
import { versionsOf } from './filter-options.ts';
import { watchInterruption } from './interruption.ts';
import type { Surroundings } from './reports.ts';
import type { RunArguments } from './run-options.ts';
import { type LaneThreads, type LaneWork, startLanes } from './run-threads.ts';

/** What is run, and who looks on. */
export interface WatchedRun {
  readonly scenarios: readonly Scenario[];
  readonly target: Target;
  /** How threads get at the same target. */
  readonly address: Pick<LaneWork, 'urls' | 'urlOptions'>;
  readonly given: RunArguments;
  readonly baseline: Baseline;
  readonly capture: CaptureFile | null;
}

/** Runs; the exit code is null when nothing interrupted. */
export async function runWatched(
  { scenarios, target, address, given, baseline, capture }: WatchedRun,
  { stderr, env }: Pick<Surroundings, 'stderr' | 'env'>,
): Promise<{ readonly result: RunResult; readonly exitCode: number | null }> {
  const progress = createProgress({ stream: stderr, colored: showsColors(stderr, env), clock: systemClock });
  const interruption = watchInterruption(() => stderr.write('mqttspec: stopping; once more to stop at once\n'));
  let threads: LaneThreads | null = null;
  const moreLanes = (agenda: Agenda, ended: AbortSignal): readonly Lane[] => {
    const work = { agenda, ...address, scenarios: scenarios.map(({ id }) => id), own: given.scenarios };
    threads = startLanes(given.threads === 1 ? 0 : given.threads, work, ended);
    return threads.lanes;
  };
  const watch = (event: RunEvent): void => {
    capture?.watch(event);
    progress.watch(event.kind === 'scenario-ended' ? { ...event, result: baseline.marked(event.result) } : event);
  };
  const { bail, repeat, strict } = given;
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
      tellsTraces: capture !== null,
      moreLanes,
      clock: systemClock,
      runTag: randomBytes(3).toString('hex'),
      ...(repeat !== undefined && { repeat }),
      ...(bail !== undefined && { bail: { after: bail, counts } }),
      onEvent: watch,
      signal: interruption.signal,
    });
    return { result: masked(result, target), exitCode: interruption.exitCode() };
  } finally {
    progress.stop();
    interruption.release();
    await (threads as LaneThreads | null)?.stop();
  }
}

/** What nobody may read in a report. */
export const secretsOf = ({ credentials: { userName = '', password = '' } }: Target): readonly string[] => [
  userName,
  password,
];

function masked(result: RunResult, target: Target): RunResult {
  return { ...result, scenarios: result.scenarios.map((scenario) => maskSecrets(scenario, secretsOf(target))) };
}
