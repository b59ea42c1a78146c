/** `mqttspec compare`: two JSON reports, and what got better or worse between them. */

import { Command } from 'commander';
import { comparableOf } from '../certificate/comparable.ts';
import { isCertificate, parseCertificate } from '../certificate/read.ts';
import { type Comparable, compareReports, isWorse } from '../compare/compare.ts';
import { comparisonReporters } from '../compare/reporters.ts';
import { parseReport } from '../report/json-report.ts';
import { paletteFor, showsColors } from '../report/palette.ts';
import { fileDestination, streamDestination } from './destination.ts';
import { repeated } from './filter-options.ts';
import { readReportText } from './report-text.ts';
import { planReporters } from './reporter-plan.ts';
import type { Surroundings } from './reports.ts';

const reporterTable = Object.entries(comparisonReporters)
  .map(([name, { summary }]) => `  ${name.padEnd(9)}${summary}`)
  .join('\n');

const help = `
A scenario in a version is worse when a pass became a warn or fail, or a warn a fail; better the other way round. New is
what only the second report judges, gone what only the first does: there the other has it not, or skipped, or inconclusive. A
certificate will do in place of a report.

Reporters:
${reporterTable}
  NAME=FILE writes to FILE.

Examples:
  mqttspec run mqtt://127.0.0.1:1883 --reporter json=before.json       then change the broker, and once more
  mqttspec compare before.json after.json
  mqttspec compare before.json after.json --reporter console --reporter markdown=summary.md
  mqttspec compare before.json after.json --strict                     in CI, where nothing may drop out unseen

Exit codes: 0 nothing is worse, 1 something is (with --strict also: something is gone, or new and no pass), 2 wrong usage,
or a file that is no report.`;

/** What commander makes of the options. */
export interface CompareArguments {
  readonly strict: boolean;
  readonly reporter: readonly string[];
  readonly out: string;
}

/** Makes the command. */
export function compareCommand(): Command {
  return new Command('compare')
    .argument('<before>', 'the report to measure by: what run --reporter json=FILE wrote')
    .argument('<after>', 'the report that is measured')
    .option('--strict', 'what is gone, or new and no pass, is worse too', false)
    .option(
      '--reporter <name[=file]>',
      `how to report: ${Object.keys(comparisonReporters).join(', ')} (repeatable; default: console)`,
      repeated,
      [],
    )
    .option('--out <folder>', 'where reports without a file of their own go', 'reports')
    .addHelpText('after', help)
    .action(async (before: string, after: string, given: CompareArguments) => {
      process.exitCode = await compare(before, after, given, process);
    });
}

async function readComparable(file: string): Promise<Comparable> {
  const text = await readReportText(file);
  return isCertificate(text) ? comparableOf(parseCertificate(text, file)) : parseReport(text, file);
}

/**
 * Carries out the command. Returns the exit code, 0 or 1.
 * @throws UsageError for files that are no reports, and for reporters that cannot be had.
 */
export async function compare(
  before: string,
  after: string,
  { strict, reporter: asked, out }: CompareArguments,
  { stdout, stderr, env }: Surroundings,
): Promise<number> {
  const planned = planReporters(asked, out, comparisonReporters);
  const comparison = compareReports(await readComparable(before), await readComparable(after));
  for (const { name, reporter, file } of planned) {
    const palette = paletteFor(file === null && showsColors(stdout, env));
    const destination = file === null ? streamDestination(stdout) : await fileDestination(file);
    await destination.write(reporter.render(comparison, palette));
    await destination.close();
    if (file !== null) stderr.write(`${name} report in ${file}\n`);
  }
  if (comparison.after.startedAt < comparison.before.startedAt)
    stderr.write(`mqttspec: ${after} is older than ${before}; the one to measure by comes first\n`);
  return isWorse(comparison, { strict }) ? 1 : 0;
}
