/** From the `--reporter` options to who writes where. */

import { join } from 'node:path';
import { nearest } from '../nearest.ts';
import { UsageError } from '../target/errors.ts';

/** What is to be known of a reporter for this. */
interface Plannable {
  /** The file in the folder for reports when stdout is taken; null: it always wants stdout. */
  readonly fileName: string | null;
  /** It goes to that file also when stdout is free. */
  readonly alwaysInFile?: true;
  /** What a file's name may end with, `.gz` behind it or not; default: anything. */
  readonly endings?: readonly string[];
}

/** One reporter and where it writes. */
export interface PlannedReporter<R> {
  readonly name: string;
  readonly reporter: R;
  /** A path, or null for stdout. */
  readonly file: string | null;
}

/**
 * Plans the reporters of a table named by options of the form `NAME` or `NAME=FILE`; none means the console on stdout. At most one
 * writes to stdout: with several that were given no file, those that can go to their files in `outDir`.
 * Throws a UsageError for an unknown name, an empty or repeated file, and two that both want stdout.
 */
export function planReporters<R extends Plannable>(
  options: readonly string[],
  outDir: string,
  reporters: Readonly<Record<string, R>>,
): PlannedReporter<R>[] {
  const asked = (options.length === 0 ? ['console'] : options).map((option) => parseOption(option, reporters));
  const isForStdout = ({ file, reporter }: PlannedReporter<R>): boolean =>
    file === null && reporter.alwaysInFile === undefined;
  const crowded = asked.filter(isForStdout).length > 1;
  const planned = asked.map((one) => {
    const { fileName } = one.reporter;
    const moves = fileName !== null && one.file === null && (crowded || !isForStdout(one));
    return moves ? { ...one, file: join(outDir, fileName) } : one;
  });
  refuseSharing(planned);
  return planned;
}

function parseOption<R extends Plannable>(option: string, reporters: Readonly<Record<string, R>>): PlannedReporter<R> {
  const equals = option.indexOf('=');
  const name = equals === -1 ? option : option.slice(0, equals);
  const file = equals === -1 ? null : option.slice(equals + 1);
  const reporter = Object.hasOwn(reporters, name) ? reporters[name] : undefined;
  if (reporter === undefined) {
    const names = Object.keys(reporters);
    const [guess] = nearest(name, names, 1);
    const advice = guess === undefined ? '' : ` Did you mean ${guess}?`;
    throw new UsageError(`There is no reporter "${name}"; there are ${names.join(', ')}.${advice}`);
  }
  if (file === '') throw new UsageError(`--reporter ${option} names no file; write ${name}=FILE, or ${name} alone.`);
  const { endings } = reporter;
  if (file !== null && endings !== undefined && !endings.some((ending) => file.replace(/\.gz$/, '').endsWith(ending)))
    throw new UsageError(`--reporter ${option}: expected a file whose name ends with ${endings.join(' or ')}.`);
  return { name, reporter, file };
}

function refuseSharing(planned: readonly PlannedReporter<unknown>[]): void {
  const takenBy = new Map<string | null, string>();
  for (const { name, file } of planned) {
    const other = takenBy.get(file);
    if (other !== undefined) {
      const place = file ?? 'stdout';
      const advice = file === null ? `${name}=FILE` : `${name}=OTHER-FILE`;
      throw new UsageError(
        `Both --reporter ${other} and --reporter ${name} would write to ${place}; give one a file of its own, such as --reporter ${advice}.`,
      );
    }
    takenBy.set(file, name);
  }
}
