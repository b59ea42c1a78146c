/** `mqttspec run`: judges a broker and reports. */

import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { systemClock } from '../../reference/clock.ts';
import { exitCodeOf } from '../report/exit-code.ts';
import { maskSecrets } from '../report/mask.ts';
import { showsColors } from '../report/palette.ts';
import { createProgress } from '../report/progress.ts';
import type { RunResult, ScenarioResult } from '../result.ts';
import type { Agenda, Lane } from '../runner/lanes.ts';
import { run } from '../runner/run.ts';
import type { Scenario } from '../scenario.ts';
import type { Launch } from '../target/launch/definition.ts';
import type { Target } from '../target/target.ts';
import { brokerLogFile, withBrokerLog, wordOn } from './broker-log.ts';
import { type CaptureFile, openCaptureFile } from './capture-file.ts';
import { versionsOf } from './filter-options.ts';
import { watchInterruption } from './interruption.ts';
import { settle, targetTable } from './launch-options.ts';
import { loadSuites } from './load-suites.ts';
import { openTarget } from './open-target.ts';
import { openReports, type Surroundings } from './reports.ts';
import { type RunArguments, rerunCommand, runOptions } from './run-options.ts';
import { type LaneThreads, type LaneWork, startLanes } from './run-threads.ts';
import { selectScenarios } from './selection.ts';

/** Makes the command. */
export function runCommand(): Command {
  return runOptions().action(async (typedUrls: readonly string[], typed: RunArguments, command: Command) => {
    if (typed.target === 'list') return void process.stdout.write(await targetTable());
    const { urls, given, launch } = await settle<RunArguments>(typedUrls, command);
    const surroundings = { stdout: process.stdout, stderr: process.stderr, env: process.env };
    const exitCode = await judgeTarget(urls, given, surroundings, launch);
    // Everything is written; whatever a broker still holds open must not keep the process.
    process.exit(exitCode);
  });
}

/**
 * Carries out the command. Returns 0, 1 or 3 as in exit-code.ts, or what tells of the signal that cut it short.
 * @throws UsageError, UnreachableError.
 */
export async function judgeTarget(
  urls: readonly string[],
  given: RunArguments,
  surroundings: Surroundings,
  launch: Launch | null = null,
): Promise<number> {
  const scenarios = selectScenarios(await loadSuites(), given, versionsOf(given));
  const opened = await openTarget(urls, given, launch, brokerLogFile(given.out));
  try {
    const { target, address, launched } = opened;
    const rerun = (result: Pick<ScenarioResult, 'id' | 'version'>): string =>
      rerunCommand(urls.length > 0 ? target.urls : [], given, result);
    const reports = await openReports(given, { ...surroundings, rerun });
    const capture = given.pcap === undefined ? null : await openCaptureFile(given.pcap, secretsOf(target));
    const { result, exitCode } = await runWatched(scenarios, target, address, given, surroundings, capture).finally(
      () => capture?.close(),
    );
    if (capture !== null) surroundings.stderr.write(`packets in ${given.pcap}\n`);
    await reports.finish(launched === null ? result : await withBrokerLog(result, launched, secretsOf(target)));
    if (launched !== null) surroundings.stderr.write(await wordOn(launched, given.out));
    return exitCode ?? exitCodeOf(result, given);
  } finally {
    await opened.close();
  }
}

/** Runs while showing progress and heeding Ctrl-C; the exit code is null when nothing interrupted. No result holds a password. */
async function runWatched(
  scenarios: readonly Scenario[],
  target: Target,
  address: Pick<LaneWork, 'urls' | 'urlOptions'>,
  given: RunArguments,
  { stderr, env }: Surroundings,
  capture: CaptureFile | null,
): Promise<{ readonly result: RunResult; readonly exitCode: number | null }> {
  const progress = createProgress({ stream: stderr, colored: showsColors(stderr, env), clock: systemClock });
  const interruption = watchInterruption(() => stderr.write('mqttspec: stopping; once more to stop at once\n'));
  let threads: LaneThreads | null = null;
  const moreLanes = (agenda: Agenda): readonly Lane[] => {
    const work = { agenda, ...address, scenarios: scenarios.map(({ id }) => id) };
    threads = startLanes(given.threads === 1 ? 0 : given.threads, work, interruption.signal);
    return threads.lanes;
  };
  try {
    const result = await run({
      target,
      scenarios,
      versions: versionsOf(given),
      concurrency: given.concurrency,
      slow: given.slow,
      framing: given.framing,
      keepsTraces: given.trace,
      tellsTraces: capture !== null,
      moreLanes,
      clock: systemClock,
      runTag: randomBytes(3).toString('hex'),
      onEvent: (event) => {
        progress.watch(event);
        capture?.watch(event);
      },
      signal: interruption.signal,
    });
    return { result: masked(result, target), exitCode: interruption.exitCode() };
  } finally {
    progress.stop();
    interruption.release();
    await (threads as LaneThreads | null)?.stop();
  }
}

const secretsOf = ({ credentials: { userName = '', password = '' } }: Target): readonly string[] => [
  userName,
  password,
];

function masked(result: RunResult, target: Target): RunResult {
  return { ...result, scenarios: result.scenarios.map((scenario) => maskSecrets(scenario, secretsOf(target))) };
}
