/** Loads scenarios that are not among the suites: those that people write for their own brokers. */

import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import picomatch from 'picomatch';
import type { Scenario } from '../scenario.ts';
import { UsageError } from '../target/errors.ts';
import { isEntry } from './default-exports.ts';
import { isScenario } from './is-scenario.ts';

/**
 * The scenarios in those files, in the order of their ids. A place is a file, a folder (every file below it whose name does
 * not begin with `_`) or a glob; TypeScript is taken as it is.
 * @throws UsageError for a place where nothing is, a file that cannot be read as a module, and one without a scenario as its
 * default export.
 */
export async function loadOwnScenarios(places: readonly string[]): Promise<readonly Scenario[]> {
  const files = [...new Set((await Promise.all(places.map(filesAt))).flat())];
  return (await Promise.all(files.map(scenariosIn))).flat();
}

async function filesAt(place: string): Promise<readonly string[]> {
  const found = await stat(place).catch(() => null);
  if (found?.isFile()) return [resolve(place)];
  const { base, glob } = picomatch.scan(place);
  const folder = found === null ? base || '.' : place;
  const wanted = found === null && glob !== '' ? picomatch(glob) : () => true;
  const isThere = found !== null || glob !== '';
  const names = isThere ? await readdir(folder, { recursive: true }).catch(() => []) : [];
  const files = names.filter((name) => isEntry(name) && wanted(name)).map((name) => resolve(join(folder, name)));
  if (files.length === 0) {
    throw new UsageError(
      `--scenarios ${place}: expected a file, a folder of them or a glob, got nothing that is there`,
    );
  }
  return files;
}

async function scenariosIn(file: string): Promise<readonly Scenario[]> {
  const { createJiti } = await import('jiti');
  const exported = await createJiti(import.meta.url)
    .import(file, { default: true })
    .catch((error: unknown) => {
      throw new UsageError(`--scenarios ${file}: ${error instanceof Error ? error.message : String(error)}`);
    });
  const values: readonly unknown[] = Array.isArray(exported) ? exported : [exported];
  if (values.length === 0 || !values.every(isScenario)) {
    throw new UsageError(`--scenarios ${file}: expected scenario({ … }), or an array of them, as the default export`);
  }
  return values;
}
