/** `mqttspec run`: judges a broker and reports. */

import type { Command } from 'commander';
import { exitCodeOf } from '../report/exit-code.ts';
import type { ScenarioResult } from '../result.ts';
import type { Launch } from '../target/launch/definition.ts';
import { openBaseline } from './baseline/open-baseline.ts';
import { brokerLogFile, withBrokerLog, wordOn } from './broker-log.ts';
import { openCaptureFile } from './capture-file.ts';
import { versionsOf } from './filter-options.ts';
import { settle, targetTable } from './launch-options.ts';
import { loadSuites } from './load-suites.ts';
import { openTarget } from './open-target.ts';
import { openReports, type Surroundings } from './reports.ts';
import { type RunArguments, rerunCommand, runOptions } from './run-options.ts';
import { selectScenarios } from './selection.ts';
import { shardOf } from './stability-options.ts';
import { runWatched, secretsOf } from './watched-run.ts';

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
  const all = await loadSuites(given.scenarios);
  const scenarios = shardOf(selectScenarios(all, given, versionsOf(given)), given.shard);
  const baseline = await openBaseline(given, all, (text) => surroundings.stderr.write(text));
  const opened = await openTarget(urls, given, launch, brokerLogFile(given.out));
  try {
    const { target, address, launched } = opened;
    const rerun = (result: Pick<ScenarioResult, 'id' | 'version'>): string =>
      rerunCommand(urls.length > 0 ? target.urls : [], given, result);
    const reports = await openReports(given, { ...surroundings, rerun });
    const capture = given.pcap === undefined ? null : await openCaptureFile(given.pcap, secretsOf(target));
    const { result, exitCode } = await runWatched(
      { scenarios, target, address, given, baseline, capture },
      surroundings,
    ).finally(() => capture?.close());
    if (capture !== null) surroundings.stderr.write(`packets in ${given.pcap}\n`);
    const held = await baseline.held(result);
    await reports.finish(launched === null ? held : await withBrokerLog(held, launched, secretsOf(target)));
    return exitCode ?? exitCodeOf(held, given);
  } finally {
    if (opened.launched !== null) surroundings.stderr.write(await wordOn(opened.launched, given.out));
    await opened.close();
  }
}
