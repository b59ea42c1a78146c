/** Loads the default exports of every file below a folder: how scenarios and faults are found, nothing registered by hand. */

import { readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Names that begin with `_` hold what others share. */
export function isEntry(name: string): boolean {
  return /\.[cm]?[jt]s$/.test(name) && !/\.(test|d)\.[cm]?[jt]s$/.test(name) && !/(^|[/\\])_/.test(name);
}

/** What a file has for its default export, or a part of that. */
export interface Found<T> {
  /** The first folder on the way to the file. */
  readonly subject: string;
  readonly value: T;
}

/**
 * The default export of each file in the sub-folders of `folder`, arrays spread out. Throws when `isWanted` says of one
 * that it is not what belongs there; `what` names that for people.
 */
export async function defaultExports<T>(
  folder: URL,
  what: string,
  isWanted: (value: unknown) => value is T,
): Promise<readonly Found<T>[]> {
  const path = fileURLToPath(folder);
  const files = (await readdir(path, { recursive: true })).filter((name) => /[/\\]/.test(name) && isEntry(name)).sort();
  const loaded = await Promise.all(
    files.map(async (file): Promise<readonly Found<T>[]> => {
      const module: { readonly default?: unknown } = await import(pathToFileURL(`${path}${file}`).href);
      const values: readonly unknown[] = Array.isArray(module.default) ? module.default : [module.default];
      if (values.length === 0 || !values.every(isWanted))
        throw new Error(`${path}${file} has no ${what} as its default export`);
      const [subject = ''] = file.split(/[/\\]/);
      return values.map((value) => ({ subject, value }));
    }),
  );
  return loaded.flat();
}
