/** What is published about other brokers names scenarios that there are, explains every failure, and is up to date. */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { globMatcher } from '../../harness/cli/glob.ts';
import { loadSuites } from '../../harness/cli/load-suites.ts';
import { publication } from '../../matrix/publication.ts';

const root = new URL('../../', import.meta.url);
const folder = new URL('reports/brokers/', root);
const scenarios = await loadSuites();
const { brokers, files } = await publication(root, scenarios);
const subjects = new Set(scenarios.map(({ id }) => id.split('/')[0]));

/** Code in backquotes that begins with a subject: an id, or a pattern of ids. */
function patternsIn(text: string): string[] {
  const code = [...text.matchAll(/`([^`\s]+\/[^`\s]+)`/g)].flatMap(([, found]) => found ?? []);
  return code.filter((found) => subjects.has(found.split('/')[0] ?? ''));
}

const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));

it.each(pages)('%s names scenarios that there are', (name) => {
  const patterns = patternsIn(readFileSync(new URL(name, folder), 'utf8'));
  const isIdle = (pattern: string): boolean => !scenarios.map(({ id }) => id).some(globMatcher(pattern));
  expect(patterns.filter(isIdle)).toEqual([]);
});

it.each(brokers)('$published.folder: every failure has its reason, and every reason its failures', ({ explained }) => {
  expect(explained.unexplained.map(({ id, version }) => `${id} (${version})`)).toEqual([]);
  expect(explained.idle).toEqual([]);
});

it.each(brokers)('$published.folder: its baseline would have let each of the runs pass', ({ beyond }) => {
  expect(beyond).toEqual([]);
});

it.each([...files])('%s is what npm run matrix makes of the reports', (path, text) => {
  expect(readFileSync(new URL(path, root), 'utf8') === text, 'make it anew with npm run matrix').toBe(true);
});
