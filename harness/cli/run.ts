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
import { bundledAccount } from '../target/in-process.ts';
import type { Target } from '../target/target.ts';
import { targetOf, type UrlOptions } from '../target/url.ts';
import { startBundledBroker } from './bundled-broker.ts';
import { type CaptureFile, openCaptureFile } from './capture-file.ts';
import { versionsOf } from './filter-options.ts';
import { watchInterruption } from './interruption.ts';
import { loadSuites } from './load-suites.ts';
import { openReports, type Surroundings } from './reports.ts';
import { type RunArguments, rerunCommand, runOptions } from './run-options.ts';
import { type LaneThreads, type LaneWork, startLanes } from './run-threads.ts';
import { selectScenarios } from './selection.ts';
import { urlOptionsOf } from './target-options.ts';

/** Makes the command. */
export function runCommand(): Command {
  return runOptions().action(async (urls: readonly string[], given: RunArguments) => {
    const exitCode = await judgeTarget(urls, given, {
      stdout: process.stdout,
      stderr: process.stderr,
      env: process.env,
    });
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
): Promise<number> {
  const scenarios = selectScenarios(await loadSuites(), given, versionsOf(given));
  const asked = await urlOptionsOf(given);
  const bundled = urls.length === 0 ? await startBundledBroker() : null;
  try {
    const urlOptions: UrlOptions = {
      ...asked,
      declared: { ...bundled?.declared, ...given.declare },
      ...(bundled === null
        ? {}
        : { declaredUrl: bundled.expiringUrl, restrictedUrl: bundled.restrictedUrl, account: bundledAccount }),
    };
    const targetUrls = bundled?.urls ?? urls;
    const target = targetOf(targetUrls, urlOptions);
    const rerun = (result: Pick<ScenarioResult, 'id' | 'version'>): string =>
      rerunCommand(bundled === null ? target.urls : [], given, result);
    const reports = await openReports(given, { ...surroundings, rerun });
    const capture = given.pcap === undefined ? null : await openCaptureFile(given.pcap, secretsOf(target));
    const { result, exitCode } = await runWatched(
      scenarios,
      target,
      { urls: targetUrls, urlOptions },
      given,
      surroundings,
      capture,
    ).finally(() => capture?.close());
    if (capture !== null) surroundings.stderr.write(`packets in ${given.pcap}\n`);
    await reports.finish(result);
    return exitCode ?? exitCodeOf(result, given);
  } finally {
    await bundled?.close();
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
