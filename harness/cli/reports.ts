/** The reports of one run: opened before it, written after it. */

import { closingLines } from '../report/console-closing.ts';
import { paletteFor, showsColors } from '../report/palette.ts';
import type { ReportOptions } from '../report/reporter.ts';
import { reporters } from '../report/reporters.ts';
import type { RunResult } from '../result.ts';
import { fileDestination, streamDestination } from './destination.ts';
import { planReporters } from './reporter-plan.ts';
import type { RunArguments } from './run-options.ts';

/** Lines on a wide terminal stay short enough to be read. */
const widest = 110;
const usualWidth = 100;

/** The streams and the environment of the process. */
export interface Surroundings {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The reports that were asked for. */
export interface Reports {
  /** Writes all of them, and to stderr what a reader of stdout does not see there. */
  finish(result: RunResult): Promise<void>;
}

/** For a reporter that was given no file, and to which the environment gives one, what to add to the option. */
function ofEnvironment(option: string, env: Surroundings['env']): string {
  const variable = Object.hasOwn(reporters, option) ? reporters[option]?.appendsTo : undefined;
  const file = variable === undefined ? undefined : env[variable];
  return file === undefined || file === '' ? '' : `=${file}`;
}

/** Opens them all. Throws a UsageError for reporters that cannot be had together, or a file that cannot be written. */
export async function openReports(
  given: Pick<RunArguments, 'reporter' | 'out' | 'strict' | 'trace'>,
  { stdout, stderr, env, rerun }: Surroundings & Pick<ReportOptions, 'rerun'>,
): Promise<Reports> {
  const { strict, trace: allTraces } = given;
  const planned = planReporters(
    given.reporter.map((option) => `${option}${ofEnvironment(option, env)}`),
    given.out,
    reporters,
  );
  const opened = await Promise.all(
    planned.map(async ({ name, reporter, file }) => {
      const appends = reporter.appendsTo !== undefined && file === env[reporter.appendsTo];
      const destination =
        file === null ? streamDestination(stdout) : await fileDestination(file, appends ? 'append' : 'anew');
      const colored = file === null && showsColors(stdout, env);
      const width = file === null ? Math.min(stdout.columns ?? usualWidth, widest) : usualWidth;
      return { name, reporter, file, destination, options: { colored, file, width, strict, allTraces, rerun } };
    }),
  );

  return {
    async finish(result) {
      for (const { name, reporter, file, destination, options } of opened) {
        await destination.write(await reporter.render(result, options));
        await destination.close();
        if (file !== null) stderr.write(`${name} report in ${file}\n`);
      }
      const toldOnStdout = opened.some(({ name, file }) => name === 'console' && file === null);
      const palette = paletteFor(showsColors(stderr, env));
      if (!toldOnStdout) stderr.write(`${closingLines(result, { palette, strict }).join('\n')}\n`);
    },
  };
}
