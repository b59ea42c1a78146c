/** `mqttspec merge`: the JSON reports of parts of a run as one, reported and gated like a run. */

import { Command } from 'commander';
import type { Version } from '../../reference/codec/version.ts';
import { exitCodeOf } from '../report/exit-code.ts';
import { resultOf } from '../report/from-json.ts';
import { addBaselineOptions, type BaselineArguments, openBaseline } from './baseline/open-baseline.ts';
import { repeated } from './filter-options.ts';
import { loadSuites } from './load-suites.ts';
import { mergeReports, type Part } from './merge-reports.ts';
import { readReport } from './report.ts';
import { openReports, type Surroundings } from './reports.ts';

const help = `
For a run that several machines share (run --shard), and for the same run several times: a scenario that is in more than one
report counts as the worst of its verdicts, and where they differ it is flaky.

The reporters are those of run but for certificate, which is made of one run. With --baseline the whole is gated as a run is, which a part of it alone cannot be.

Examples:
  mqttspec run URL --shard 1/2 --reporter json=1.json          on one machine
  mqttspec run URL --shard 2/2 --reporter json=2.json          on another
  mqttspec merge 1.json 2.json --reporter json=all.json --reporter html
  mqttspec merge 1.json 2.json --baseline known.json --reporter markdown

Exit codes: as of run.`;

/** What commander makes of the options. */
export interface MergeArguments extends BaselineArguments {
  readonly reporter: readonly string[];
  readonly out: string;
  readonly strict: boolean;
  readonly trace: boolean;
  readonly mixed: boolean;
}

/** Makes the command. */
export function mergeCommand(): Command {
  const command = new Command('merge')
    .argument('<report.json...>', 'what run --reporter json=FILE wrote')
    .option('--reporter <name[=file]>', 'how to report, as of run (repeatable; default: console)', repeated, [])
    .option('--out <folder>', 'where reports without a file of their own go', 'reports')
    .option('--strict', 'warnings fail', false)
    .option('--trace', 'packets in the JSON and HTML reports also of what passed, where the parts have them', false)
    .option('--mixed', 'also reports of different brokers, or by different versions of mqttspec', false);
  return addBaselineOptions(command)
    .addHelpText('after', help)
    .action(async (files: readonly [string, ...string[]], given: MergeArguments) => {
      process.exitCode = await merge(files, given, process);
    });
}

/**
 * Carries out the command. Returns the exit code, as of run.
 * @throws UsageError for files that are no reports, and for reports that do not belong together.
 */
export async function merge(
  [first, ...others]: readonly [string, ...string[]],
  given: MergeArguments,
  surroundings: Surroundings,
): Promise<number> {
  const read = async (file: string): Promise<Part> => ({ file, result: resultOf(await readReport(file)) });
  const parts: [Part, ...Part[]] = [await read(first), ...(await Promise.all(others.map(read)))];
  const merged = mergeReports(parts, given);
  const wanted = { ...given, mqtt: [] };
  const baseline = await openBaseline(wanted, await loadSuites(), (text) => surroundings.stderr.write(text));
  const rerun = ({ id, version }: { readonly id: string; readonly version: Version }): string =>
    ['mqttspec', 'run', ...merged.target.urls.slice(0, 1), '--scenario', id, '--mqtt', version].join(' ');
  const reports = await openReports(given, { ...surroundings, rerun });
  const held = await baseline.held(merged);
  await reports.finish(held);
  return exitCodeOf(held, given);
}
