/** `mqttspec run`: judges a broker and reports. */

import type { Command } from 'commander';
import type { Certificate } from '../certificate/certificate.ts';
import { exitCodeOf } from '../report/exit-code.ts';
import type { ScenarioResult } from '../result.ts';
import type { Launch } from '../target/launch/definition.ts';
import { brokerLogFile, wordOn } from './broker-log.ts';
import { openCaptureFile } from './capture-file.ts';
import { comparison } from './certificate/comparison.ts';
import { followed, openCertificate } from './certificate/follow.ts';
import { type HeadStart, withHeadStart } from './head-start.ts';
import { prepare, secretsOf, watchStrays } from './judge.ts';
import { settle, targetTable } from './launch-options.ts';
import { meansBundled, openTarget } from './open-target.ts';
import { openReports, type Surroundings } from './reports.ts';
import { type RunArguments, rerunCommand, runOptions } from './run-options.ts';
import { runWatched } from './watched-run.ts';

/** Makes the command. */
export function runCommand(): Command {
  return runOptions().action(async (typedUrls: readonly string[], typed: RunArguments, command: Command) => {
    if (typed.target === 'list') return void process.stdout.write(await targetTable());
    const { certificate, urls: named } =
      typed.from === undefined
        ? { certificate: null, urls: typedUrls }
        : await openCertificate(typed.from, typedUrls, command);
    const settled = await settle<RunArguments>(named, command);
    const { urls, given, launch } = certificate === null ? settled : followed(settled, certificate, command);
    const surroundings = { stdout: process.stdout, stderr: process.stderr, env: process.env };
    const exitCode = await judgeTarget(urls, given, surroundings, { launch, certificate });
    // Everything is written; whatever a broker still holds open must not keep the process.
    process.exit(exitCode);
  });
}

/** What stands behind a run. */
export interface Origin {
  /** How the broker is started. */
  readonly launch: Launch | null;
  /** What it repeats. */
  readonly certificate: Certificate | null;
}

/**
 * Carries out the command. Returns 0, 1 or 3 as in exit-code.ts, or what tells of the signal that cut it short.
 * @throws UsageError, UnreachableError.
 */
export async function judgeTarget(
  urls: readonly string[],
  given: RunArguments,
  surroundings: Surroundings,
  origin: Origin = { launch: null, certificate: null },
): Promise<number> {
  const head = { isBundled: meansBundled(urls, origin.launch), isBound: false };
  return withHeadStart(given, head, (ahead) => judgeWith(ahead, urls, given, surroundings, origin));
}

async function judgeWith(
  ahead: HeadStart,
  urls: readonly string[],
  given: RunArguments,
  surroundings: Surroundings,
  { launch, certificate }: Origin,
): Promise<number> {
  const say = (text: string): boolean => surroundings.stderr.write(text);
  const prepared = await prepare(given, ahead, say);
  const opened = await openTarget(urls, given, launch, { logFile: brokerLogFile(given.out), bundled: ahead.broker });
  // Until the reports are written: what a scenario left behind must not end the process before.
  const strays = watchStrays(prepared, (sentence) => say(`mqttspec: ${sentence}\n`));
  try {
    const { target } = opened;
    const rerun = (result: Pick<ScenarioResult, 'id' | 'version'>): string =>
      rerunCommand(urls.length > 0 ? target.urls : [], given, result);
    const reports = await openReports(given, { ...surroundings, rerun });
    const capture = given.pcap === undefined ? null : await openCaptureFile(given.pcap, secretsOf(target));
    const compared = certificate === null ? null : await comparison(certificate, prepared, opened, surroundings);
    const watched = runWatched(prepared, opened, { capture, strays }, surroundings);
    const { result, exitCode } = await watched.finally(() => capture?.close());
    if (capture !== null) surroundings.stderr.write(`packets in ${given.pcap}\n`);
    const repetition = compared?.of(result);
    await reports.finish(repetition === undefined ? result : { ...result, repetition });
    if (repetition !== undefined) compared?.tell(repetition);
    return exitCode ?? exitCodeOf(result, given);
  } finally {
    if (opened.launched !== null) surroundings.stderr.write(await wordOn(opened.launched, given.out));
    await opened.close();
    strays?.release();
  }
}
