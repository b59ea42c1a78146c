/** From the `--reporter` options to who writes where. */

import { join } from 'node:path';
import { reporters, type ReporterEntry } from '../report/reporters.ts';
import { nearest } from './nearest.ts';
import { UsageError } from '../target/errors.ts';

/** One reporter and where it writes. */
export interface PlannedReporter {
  readonly name: string;
  readonly entry: ReporterEntry;
  /** A path, or null for stdout. */
  readonly file: string | null;
}

/**
 * Plans the reporters named by options of the form `NAME` or `NAME=FILE`; none means the console on stdout. At most one
 * writes to stdout: with several that were given no file, junit and json go to their files in `outDir`.
 * Throws a UsageError for an unknown name, an empty or repeated file, and two that both want stdout.
 */
export function planReporters(options: readonly string[], outDir: string): PlannedReporter[] {
  const asked = (options.length === 0 ? ['console'] : options).map(parseOption);
  const withoutFile = asked.filter(({ file }) => file === null).length;
  const planned = asked.map((reporter) => {
    const { fileName } = reporter.entry;
    const crowded = reporter.file === null && withoutFile > 1 && fileName !== null;
    return crowded ? { ...reporter, file: join(outDir, fileName) } : reporter;
  });
  refuseSharing(planned);
  return planned;
}

function parseOption(option: string): PlannedReporter {
  const equals = option.indexOf('=');
  const name = equals === -1 ? option : option.slice(0, equals);
  const file = equals === -1 ? null : option.slice(equals + 1);
  const entry = Object.hasOwn(reporters, name) ? reporters[name] : undefined;
  if (entry === undefined) {
    const names = Object.keys(reporters);
    const [guess] = nearest(name, names, 1);
    const advice = guess === undefined ? '' : ` Did you mean ${guess}?`;
    throw new UsageError(`There is no reporter "${name}"; there are ${names.join(', ')}.${advice}`);
  }
  if (file === '') throw new UsageError(`--reporter ${option} names no file; write ${name}=FILE, or ${name} alone.`);
  return { name, entry, file };
}

function refuseSharing(planned: readonly PlannedReporter[]): void {
  const takenBy = new Map<string | null, string>();
  for (const { name, file } of planned) {
    const other = takenBy.get(file);
    if (other !== undefined) {
      const place = file === null ? 'stdout' : file;
      const example = file === null ? name : `${name}=OTHER-FILE`;
      throw new UsageError(
        `Both --reporter ${other} and --reporter ${name} would write to ${place}; give one a file of its own, such as --reporter ${file === null ? `${name}=FILE` : example}.`,
      );
    }
    takenBy.set(file, name);
  }
}
