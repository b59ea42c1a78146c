/** Polices the tree itself: who may import whom, how long files are, and what no file may say. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

const sources = ['reference', 'harness', 'suites', 'site', 'bench', 'fuzz', 'matrix', 'tests'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file)),
);

/** The rooms, most particular first, and the rooms from which each may import besides itself. */
const rooms: readonly { readonly room: string; readonly from: readonly string[] }[] = [
  { room: 'reference/clock.ts', from: [] },
  { room: 'reference/statements/', from: [] },
  { room: 'reference/codec/', from: ['reference/statements/'] },
  { room: 'reference/broker/', from: ['reference/codec/', 'reference/clock.ts', 'reference/statements/'] },
  { room: 'reference/faults/', from: ['reference/broker/', 'reference/codec/', 'reference/statements/'] },
  {
    room: 'reference/server/store/',
    from: [
      'reference/broker/',
      'reference/codec/',
      'reference/clock.ts',
      'reference/server/acceptor.ts',
      'reference/server/turn.ts',
    ],
  },
  { room: 'reference/server/', from: ['reference/broker/', 'reference/faults/', 'reference/clock.ts'] },
  { room: 'harness/target/in-process.ts', from: ['harness/', 'reference/'] },
  { room: 'harness/library/', from: ['harness/'] },
  { room: 'harness/cli/', from: ['harness/', 'reference/', 'suites/'] },
  {
    room: 'harness/prove/',
    from: [
      'harness/',
      'reference/codec/',
      'reference/statements/',
      'reference/faults/fault.ts',
      'reference/faults/shadow.ts',
    ],
  },
  { room: 'harness/', from: ['reference/codec/', 'reference/statements/', 'reference/clock.ts'] },
  { room: 'suites/', from: ['harness/scenario.ts'] },
  { room: 'site/', from: ['harness/', 'reference/', 'suites/'] },
  { room: 'bench/', from: ['harness/', 'reference/', 'suites/', 'tests/', 'fuzz/random.ts'] },
  { room: 'fuzz/', from: ['harness/', 'reference/'] },
  { room: 'matrix/', from: ['harness/', 'reference/'] },
];

function roomOf(file: string): { readonly room: string; readonly from: readonly string[] } | undefined {
  return rooms.find(({ room }) => file.startsWith(room));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path]) =>
    relative(root, resolve(root, dirname(file), path ?? '')),
  );
}

/** A test beside the source may use what it needs to prove it. */
const proven = sources.filter((file) => !file.endsWith('.test.ts') && !file.startsWith('tests/'));

/** Scenarios and faults say what they are for in their `title`. */
const titled = /^suites\/|^reference\/faults\/[^/]+\//;

describe('the tree', () => {
  it.each(proven)('%s imports only from the rooms that it may', (file) => {
    const home = roomOf(file);
    const foreign = importsOf(file).filter(
      (path) => home !== undefined && !path.startsWith(home.room) && !home.from.some((room) => path.startsWith(room)),
    );
    expect(foreign).toEqual([]);
  });

  it('harness/target/in-process.ts is the only bridge from the harness to the broker', () => {
    const bridges = proven.filter(
      (file) =>
        file.startsWith('harness/') &&
        !file.startsWith('harness/cli/') &&
        importsOf(file).some((path) => path.startsWith('reference/broker') || path.startsWith('reference/server')),
    );
    expect(bridges).toEqual(['harness/target/in-process.ts']);
  });

  it.each(proven)('%s opens with a sentence that says what it is for, and ends by line 300', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const opening = text.replace(/^#!.*\n/, '');
    if (!titled.test(file)) expect(opening).toMatch(/^\/\*\*/);
    if (!file.startsWith('reference/statements/')) expect(text.split('\n').length).toBeLessThanOrEqual(301);
  });

  it('the codec and the broker use nothing of Node', () => {
    const portable = proven.filter((file) => /^reference\/(clock|statements|codec|broker|server\/pipe)/.test(file));
    const users = portable.filter((file) => /from 'node:/.test(readFileSync(join(root, file), 'utf8')));
    expect(users).toEqual([]);
  });

  it('nothing that the site imports, near or far, uses Node', () => {
    const reached = new Set(proven.filter((file) => file.startsWith('site/')));
    // A set that grows while it is gone through is gone through to its end.
    for (const file of reached) for (const path of importsOf(file)) if (/\.tsx?$/.test(path)) reached.add(path);
    expect([...reached].filter((file) => /from 'node:/.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it('scenarios do not sleep', () => {
    const sleepers = sources.filter(
      (file) =>
        file.startsWith('suites/') && /setTimeout|setInterval|sleep\(/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(sleepers).toEqual([]);
  });
});
