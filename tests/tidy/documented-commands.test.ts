/** Every command line that a page shows is one that the program takes, with scenarios and faults that there are, and reporters that can be had together. */

import { readdirSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { globMatcher } from '../../harness/cli/glob.ts';
import { loadFaults } from '../../harness/cli/load-faults.ts';
import { loadSuites } from '../../harness/cli/load-suites.ts';
import { createProgram } from '../../harness/cli/program.ts';
import { planReporters } from '../../harness/cli/reporter-plan.ts';
import { reporters } from '../../harness/report/reporters.ts';

const root = new URL('../../', import.meta.url);
const isOfOthers = /^(?:node_modules|dist|coverage|reports|\..*)$/;
const rooms = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !isOfOthers.test(entry.name))
  .map(({ name }) => name);
const pages = [
  ...pagesIn('.', false),
  ...pagesIn('reports/brokers', true),
  ...rooms.flatMap((room) => pagesIn(room, true)),
];
const [faults, scenarios] = [await loadFaults(), await loadSuites()];

function pagesIn(folder: string, recursive: boolean): string[] {
  const paths = readdirSync(new URL(`${folder}/`, root), { recursive, encoding: 'utf8' });
  return paths.filter((path) => path.endsWith('.md')).map((path) => `${folder}/${path}`);
}

/** What the shell makes of a line: words, with their quotes taken off; a comment, a pipe or a redirection ends it. */
function wordsOf(line: string): string[] {
  const command = line.split(/\s(?:#|\||>|2>|&&|\|\|)/)[0] ?? '';
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
}

/** The command lines of a page: in blocks of shell, and in backquotes where a command is named with something behind it. */
function linesIn(page: string): string[] {
  const text = readFileSync(new URL(page, root), 'utf8');
  const blocks = [...text.matchAll(/```(?:sh|yaml)\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.replaceAll('\\\n', ' ').split('\n'),
  );
  const inline = [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`((?:npx )?mqttspec [a-z]+ [^`]+)`/g)];
  return [...blocks, ...inline.map(([, line = '']) => line)].flatMap(
    (line) => /(?:^|\s)(?:npx )?mqttspec ([a-z].*)$/.exec(line.replaceAll('\n', ' '))?.[1] ?? [],
  );
}

/** Parses without doing anything, and gives what was asked for. */
async function parse(words: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const program = await createProgram(words);
  let asked: Readonly<Record<string, unknown>> = {};
  const note = (command: Command): void => {
    asked = command.opts();
  };
  for (const command of program.commands) command.action((...given: unknown[]) => note(given.at(-1) as Command));
  for (const command of [program, ...program.commands]) command.configureOutput({ writeErr: () => {} });
  await program.parseAsync([...words], { from: 'user' });
  return asked;
}

const known = {
  scenario: scenarios.map(({ id }) => id),
  suite: scenarios.map(({ suite }) => suite),
  fault: faults.map(({ name }) => name),
};

/** Of the names that a line gives, those that nothing has; `ID` and the like stand for some name. */
function unknownIn(given: unknown, names: readonly string[]): readonly string[] {
  const wanted: readonly string[] = Array.isArray(given) ? given : typeof given === 'string' ? [given] : [];
  return wanted.filter((name) => !/^[A-Z]+$/.test(name) && !names.some(globMatcher(name)));
}

describe.each(pages.filter((page) => linesIn(page).length > 0))('%s', (page) => {
  it.each(linesIn(page))('mqttspec %s', async (line) => {
    const words = wordsOf(line);
    const { scenario, suite, fault, reporter } = await parse(words);
    const explained = words[0] === 'explain' && words[1]?.includes('/') ? words[1] : [];

    expect(unknownIn(scenario, known.scenario)).toEqual([]);
    expect(unknownIn(explained, known.scenario)).toEqual([]);
    expect(unknownIn(suite, known.suite)).toEqual([]);
    expect(unknownIn(fault, known.fault)).toEqual([]);
    // Of several that want stdout only one can have it.
    if (words[0] === 'run')
      expect(() => planReporters(reporter as readonly string[], 'reports', reporters)).not.toThrow();
  });
});
