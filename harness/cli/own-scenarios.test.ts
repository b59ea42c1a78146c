/** Scenarios of the user's own: where they are found, and what is said of those that are none. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../target/errors.ts';
import { loadSuites } from './load-suites.ts';
import { loadOwnScenarios } from './own-scenarios.ts';

const source = (id: string): string =>
  `const seconds: number = 1;
   export default { id: '${id}', suite: 'mine', title: 'Mine', statements: { '3.1.1': [] }, needs: [], lesson: '', mandatedWaitMs: seconds, isPatient: false, run: async () => {} };`;

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-own-'));
  await mkdir(join(folder, 'mine'));
  await writeFile(join(folder, 'mine', 'a.ts'), source('mine/a'));
  await writeFile(join(folder, 'mine', 'b.mts'), source('mine/b'));
  await writeFile(join(folder, 'mine', '_shared.ts'), 'export const shared = 1;');
  await writeFile(join(folder, 'none.ts'), 'export const shared = 1;');
  await writeFile(join(folder, 'broken.ts'), 'export default {');
});
afterAll(() => rm(folder, { recursive: true }));

const idsAt = async (...places: readonly string[]): Promise<readonly string[]> =>
  (await loadOwnScenarios(places.map((place) => join(folder, place)))).map(({ id }) => id).sort();

describe('loadOwnScenarios', () => {
  it('takes a file, a folder and a glob, and each file once', async () => {
    expect(await idsAt('mine/a.ts')).toEqual(['mine/a']);
    expect(await idsAt('mine')).toEqual(['mine/a', 'mine/b']);
    expect(await idsAt('mi*/*.mts')).toEqual(['mine/b']);
    expect(await idsAt('mine/a.ts', 'mine')).toEqual(['mine/a', 'mine/b']);
  });

  it.each([
    ['nowhere.ts', 'nothing that is there'],
    ['nowhere/*.ts', 'nothing that is there'],
    ['none.ts', 'expected scenario({ … })'],
    ['broken.ts', 'broken.ts: '],
  ])('tells what is wrong with %s', async (place, said) => {
    await expect(idsAt(place)).rejects.toThrow(UsageError);
    await expect(idsAt(place)).rejects.toThrow(said);
  });
});

it('an id that a suite has already is refused', async () => {
  const [first] = await loadSuites();
  await writeFile(join(folder, 'taken.ts'), source(first?.id ?? ''));
  await expect(loadSuites([join(folder, 'taken.ts')])).rejects.toThrow('there is a scenario');
});
