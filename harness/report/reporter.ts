/** What a reporter is: a name's worth of making text of a run that is over. What happens meanwhile is progress.ts. */

import type { RunResult, ScenarioResult } from '../result.ts';

/** What every reporter is told about how to report. */
export interface ReportOptions {
  /** Whether the destination shows colours. */
  readonly colored: boolean;
  /** The file that is written; null: it is stdout. */
  readonly file: string | null;
  /** Columns of the destination. */
  readonly width: number;
  /** Whether a warning counts as a failure. */
  readonly strict: boolean;
  /** Whether traces of scenarios that passed are wanted as well. */
  readonly allTraces: boolean;
  /** The command line that runs one scenario again on its own. */
  rerun(result: Pick<ScenarioResult, 'id' | 'version'>): string;
}

/** An entry of the table of reporters. */
export interface Reporter {
  /** The whole report; also of a run that was interrupted, with what there is. */
  render(result: RunResult, options: ReportOptions): string | Promise<string>;
  /** The file under `--out` for a reporter that was given none while stdout is taken; null: it always wants stdout. */
  readonly fileName: string | null;
  /** It is nothing for stdout: without a file it goes to the one under `--out`, also when it is the only one. */
  readonly alwaysInFile?: true;
  /** What its file's name may end with, `.gz` behind it or not; default: anything. */
  readonly endings?: readonly string[];
  /** The variable of the environment that names the file to which it is added, when it was given none. */
  readonly appendsTo?: string;
  /** One line for `--help`. */
  readonly summary: string;
}
