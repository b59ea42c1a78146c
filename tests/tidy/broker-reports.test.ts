/** What is written about other brokers names scenarios that there are. */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { globMatcher } from '../../harness/cli/glob.ts';
import { loadSuites } from '../../harness/cli/load-suites.ts';

const folder = new URL('../../reports/brokers/', import.meta.url);
const scenarios = await loadSuites();
const subjects = new Set(scenarios.map(({ id }) => id.split('/')[0]));

/** Code in backquotes that begins with a subject: an id, or a pattern of ids. */
function patternsIn(text: string): string[] {
  const code = [...text.matchAll(/`([^`\s]+\/[^`\s]+)`/g)].flatMap(([, found]) => found ?? []);
  return code.filter((found) => subjects.has(found.split('/')[0] ?? ''));
}

it.each(readdirSync(folder).filter((name) => name.endsWith('.md')))('%s names scenarios that there are', (name) => {
  const patterns = patternsIn(readFileSync(new URL(name, folder), 'utf8'));
  const isIdle = (pattern: string): boolean => !scenarios.map(({ id }) => id).some(globMatcher(pattern));
  expect(patterns.filter(isIdle)).toEqual([]);
});
