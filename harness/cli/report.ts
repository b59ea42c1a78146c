/** `mqttspec report`: makes one HTML page of the JSON reports of runs. */

import { basename } from 'node:path';
import { Command } from 'commander';
import { htmlOf } from '../report/html.ts';
import { type JsonReport, parseReport } from '../report/json-report.ts';
import { fileDestination } from './destination.ts';
import { readReportText } from './report-text.ts';

const help = `
One report gives the page that run --reporter html writes. Several give a matrix, a column for each, in which every cell
leads to its page; a broker that does not tell its name is called by that of the file.

Examples:
  mqttspec run mqtt://127.0.0.1:1883 --trace --reporter json=mine.json
  mqttspec report mine.json
  mqttspec report mosquitto.json aedes.json mine.json --html matrix.html`;

/** Makes the command. */
export function reportCommand(): Command {
  return new Command('report')
    .argument('<report.json...>', 'what run --reporter json=FILE wrote')
    .option('--html <file>', 'where the page goes', 'reports/report.html')
    .addHelpText('after', help)
    .action(async (files: readonly string[], { html }: { readonly html: string }) => {
      const reports = await Promise.all(files.map(async (file) => named(await readReport(file), file)));
      const destination = await fileDestination(html);
      await destination.write(await htmlOf(reports));
      await destination.close();
      process.stderr.write(`html report in ${html}\n`);
    });
}

/** A broker that does not tell its name is called by that of the file. */
function named(report: JsonReport, file: string): JsonReport {
  const { target } = report;
  return { ...report, target: { ...target, name: target.name ?? basename(file).replace(/\.json(\.gz)?$/, '') } };
}

/**
 * Reads a JSON report from a file.
 * @throws UsageError when there is none.
 */
export async function readReport(file: string): Promise<JsonReport> {
  return parseReport(await readReportText(file), file);
}
