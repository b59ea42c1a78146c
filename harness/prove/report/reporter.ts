/** How a proof is told: the table of reporters by the names that `prove --reporter` takes. */

import type { Palette } from '../../report/palette.ts';
import type { KillMatrix } from '../kill-matrix.ts';
import { renderConsole } from './console.ts';
import { renderHtml } from './html.ts';

/** What a reporter is told about how to report. */
export interface ProofReportOptions {
  readonly palette: Palette;
  /** Whether everything is wanted that was found out about each fault. */
  readonly verbose: boolean;
}

/** An entry of the table. */
export interface ProofReporter {
  render(matrix: KillMatrix, options: ProofReportOptions): string | Promise<string>;
  /** The file under `--out` for a reporter that was given none while stdout is taken; null: it always wants stdout. */
  readonly fileName: string | null;
  /** One line for `--help`. */
  readonly summary: string;
}

/** All reporters, the default one first. */
export const proofReporters: Readonly<Record<string, ProofReporter>> = {
  console: {
    render: renderConsole,
    fileName: null,
    summary: 'for people: a table of suites and faults, and what is open',
  },
  json: {
    render: (matrix) => `${JSON.stringify(matrix, null, 2)}\n`,
    fileName: 'prove.json',
    summary: 'everything, for programs',
  },
  html: { render: renderHtml, fileName: 'prove.html', summary: 'one page to look through, without any other file' },
};
