/** The folder of one broker in reports/brokers/: who it is, what the last run found, and why it fails what it fails. */

import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type KnownFailure, parseKnownFailures } from '../harness/cli/baseline/known-failure.ts';
import { readReport } from '../harness/cli/report.ts';
import type { Declared } from '../harness/cli/selection.ts';
import { resultOf } from '../harness/report/from-json.ts';
import type { RunResult } from '../harness/result.ts';
import type { Steadiness } from './steadiness.ts';

/** about.json: what the broker does not tell of itself, kept by hand; and what the last runs in a row came to. */
export interface About {
  readonly name: string;
  readonly version: string;
  /** Where it is had. */
  readonly from: string;
  /** By which `run --target` starts it. */
  readonly target: string;
  /** Written with `--runs`; not there when the report is of a run by itself. */
  readonly steadiness?: Steadiness;
}

/** One broker. */
export interface Published {
  /** The name of its folder. */
  readonly folder: string;
  readonly about: About;
  readonly run: RunResult;
  readonly explanations: readonly KnownFailure[];
}

/** The folders of all brokers, in the order of their names. */
export async function foldersOf(root: URL): Promise<readonly Pick<Published, 'folder' | 'about'>[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (folder) => ({
      folder,
      about: JSON.parse(await readFile(new URL(`${folder}/about.json`, root), 'utf8')),
    })),
  );
}

/** The run without what is not judged any more in that version: a scenario that was wrong there told nothing. */
function ofThoseThatAre(run: RunResult, all: readonly Declared[]): RunResult {
  const versionsOf = new Map(all.map(({ id, statements }) => [id, statements]));
  return { ...run, scenarios: run.scenarios.filter(({ id, version }) => versionsOf.get(id)?.[version] !== undefined) };
}

/**
 * Reads all of them; `all` are the scenarios that there are.
 * @throws UsageError for a file that is not what it should be.
 */
export async function readAllPublished(root: URL, all: readonly Declared[]): Promise<readonly Published[]> {
  return Promise.all(
    (await foldersOf(root)).map(async ({ folder, about }) => {
      const pathOf = (name: string): string => fileURLToPath(new URL(`${folder}/${name}`, root));
      const baseline = pathOf('baseline.json');
      return {
        folder,
        about,
        run: ofThoseThatAre(resultOf(await readReport(pathOf('report.json.gz'))), all),
        explanations: parseKnownFailures(await readFile(baseline, 'utf8'), baseline, all),
      };
    }),
  );
}
