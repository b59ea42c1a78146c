/** What a reporter is: it may watch a run while it is under way, and tells of it at the end. */

import type { RunEvent, RunResult, ScenarioResult } from '../result.ts';

/** Something that tells of a run. */
export interface Reporter {
  /** Called with each event of the run, in order. */
  watch?(event: RunEvent): void;
  /** Called once, when all is judged; also for a run that was interrupted, with what there is. */
  finish(result: RunResult): Promise<void> | void;
}

/** What every reporter is told about where it writes and how. */
export interface ReportContext {
  /** Writes to the reporter's destination. */
  readonly write: (text: string) => Promise<void>;
  /** Whether the destination shows colours. */
  readonly colored: boolean;
  /** Columns of the destination. */
  readonly width: number;
  /** Whether a warning counts as a failure. */
  readonly strict: boolean;
  /** Whether traces of scenarios that passed are wanted as well. */
  readonly allTraces: boolean;
  /** The command line that runs one scenario again on its own. */
  readonly rerun: (result: Pick<ScenarioResult, 'id' | 'version'>) => string;
}

/** Makes a reporter. */
export type ReporterFactory = (context: ReportContext) => Reporter;

/** A reporter that only needs the whole result: what `render` makes of it is written at the end. */
export function atTheEnd(
  render: (result: RunResult, context: ReportContext) => string | Promise<string>,
): ReporterFactory {
  return (context) => ({
    finish: async (result) => context.write(await render(result, context)),
  });
}
