/** The table of reporters by the names that `--reporter` takes. */

import { consoleReporter } from './console.ts';
import { jsonReporter } from './json.ts';
import { junitReporter } from './junit.ts';
import type { ReporterFactory } from './reporter.ts';
import { tapReporter } from './tap.ts';

/** An entry of the table. */
export interface ReporterEntry {
  readonly create: ReporterFactory;
  /** The file under `--out` for a reporter that was given none while stdout is taken; null: it always wants stdout. */
  readonly fileName: string | null;
  /** One line for `--help`. */
  readonly summary: string;
}

/** All reporters, the default one first. */
export const reporters: Readonly<Record<string, ReporterEntry>> = {
  console: { create: consoleReporter, fileName: null, summary: 'for people: table, failures with their packets, verdict' },
  tap: { create: tapReporter, fileName: null, summary: 'TAP version 14, one line for each scenario and version' },
  junit: { create: junitReporter, fileName: 'mqttspec.xml', summary: 'JUnit XML, made from the TAP by tap-junit' },
  json: { create: jsonReporter, fileName: 'mqttspec.json', summary: 'everything, with the packets of what did not pass' },
};
