/** Finds every scenario: each file under suites/ is one, or one matrix of them. Nothing is registered by hand. */

import { readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Scenario } from '../scenario.ts';

const suitesFolder = fileURLToPath(new URL('../../suites/', import.meta.url));

function isScenarioFile(name: string): boolean {
  return /\.[jt]s$/.test(name) && !/\.(test|d)\.[jt]s$/.test(name) && !name.split(/[/\\]/).some((part) => part.startsWith('_'));
}

function isScenarios(value: unknown): value is Scenario | readonly Scenario[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.every((item) => typeof item === 'object' && item !== null && 'run' in item && 'statements' in item);
}

/** All scenarios in the order of their ids. Names that begin with `_` hold what scenarios share, and are no scenarios. */
export async function loadSuites(): Promise<readonly Scenario[]> {
  const files = (await readdir(suitesFolder, { recursive: true })).filter(isScenarioFile).sort();
  const loaded = await Promise.all(
    files.map(async (file): Promise<readonly Scenario[]> => {
      const module: { readonly default?: unknown } = await import(pathToFileURL(`${suitesFolder}${file}`).href);
      if (!isScenarios(module.default)) throw new Error(`suites/${file} has no scenario as its default export`);
      return [module.default].flat();
    }),
  );
  return loaded.flat().sort((a, b) => (a.id < b.id ? -1 : 1));
}
