/** Runs that are repeated, shared among machines, or ended early, as the command does them. */

import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { JsonReport } from '../../harness/report/json-report.ts';
import { findBuiltCommandLine } from '../interop/programs.ts';
import { mqttspec } from '../support/cli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
});

const fileOf = (name: string): string => join(folder, `${name}.json`);
const reportOf = async (name: string): Promise<JsonReport> => JSON.parse(await readFile(fileOf(name), 'utf8'));
const namesIn = ({ scenarios }: JsonReport): readonly string[] =>
  scenarios.map(({ id, version }) => `${id} ${version}`);

/** Runs it with its JSON report under that name. */
const run = async (name: string, ...args: readonly string[]): Promise<number | null> =>
  (await mqttspec('run', '--no-config', '--out', folder, '--reporter', `json=${fileOf(name)}`, ...args)).exitCode;

const serve = (fault: string): string =>
  `'${process.execPath}' '${findBuiltCommandLine()}' serve --port {port} --fault ${fault}`;

it('--repeat, and --shard with merge: all of it so often, and the parts put together are the whole', async () => {
  const what = ['--scenario', 'ping/*'];
  expect(await run('repeated', ...what, '--repeat', '3')).toBe(0);
  const repeated = await reportOf('repeated');
  expect(repeated.repeats).toEqual({ times: 3, flaky: 0 });
  expect(new Set(repeated.scenarios.map(({ runs }) => JSON.stringify(runs)))).toEqual(new Set(['{"pass":3}']));

  expect(await run('first', ...what, '--shard', '1/2')).toBe(0);
  expect(await run('second', ...what, '--shard', '2/2')).toBe(0);
  const merged = await mqttspec('merge', fileOf('second'), fileOf('first'), '--reporter', `json=${fileOf('merged')}`);
  expect(merged.exitCode).toBe(0);
  const parts = [namesIn(await reportOf('first')), namesIn(await reportOf('second'))];
  expect(parts.flat().sort()).toEqual([...namesIn(repeated)].sort());
  expect(Math.min(...parts.map(({ length }) => length))).toBeGreaterThan(0);
  expect(namesIn(await reportOf('merged'))).toEqual(namesIn(repeated));
});

it('--bail: the first failure ends the run, whatever else was to be done', async () => {
  const launch = serve('retained-cleared-at-same-qos-only');
  const what = ['--scenario', 'retain/cleared/qos-1-by-0', '--mqtt', '3.1.1', '--repeat', '1000'];
  expect(await run('bailed', '--launch', launch, ...what, '--bail')).toBe(1);
  const { cutShort, summary, repeats } = await reportOf('bailed');
  expect(cutShort).toEqual({ by: 'bail', reason: 'the run was ended by --bail 1' });
  expect([summary.fail, repeats]).toEqual([1, undefined]);
});

it('a scenario of the user that ends its thread is inconclusive, with what else ran there, and the rest goes on', async () => {
  const file = join(folder, 'ender.mjs');
  // So many that there are threads.
  await writeFile(
    file,
    `const own = (name, run) => ({ id: 'mine/' + name, suite: 'mine', title: 'Mine', statements: { '3.1.1': [] }, needs: [],
      lesson: '', mandatedWaitMs: 0, isPatient: false, run });
    const sound = async ({ connect }) => (await connect()).ping();
    export default [...Array.from({ length: 320 }, (_, index) => own('sound-' + index, sound)), own('ender', () => process.exit(7))];`,
  );
  expect(await run('ender', '--scenarios', file, '--suite', 'mine', '--threads', '2')).toBe(0);
  const { scenarios, summary } = await reportOf('ender');
  expect(scenarios.find(({ id }) => id === 'mine/ender')).toMatchObject({
    verdict: 'inconclusive',
    reason: expect.stringContaining('came to its end: it ended with code 7'),
  });
  expect(summary.pass).toBeGreaterThan(0);
  expect(summary.pass + summary.inconclusive).toBe(321);
});

it('a scenario of the user whose promise is rejected with nobody looking is inconclusive, and the rest goes on', async () => {
  const file = join(folder, 'careless.ts');
  const body = `async ({ connect }) => { Promise.reject(new Error('nobody looks')); await (await connect()).ping(); }`;
  await writeFile(
    file,
    `export default { id: 'mine/careless', suite: 'mine', title: 'Mine', statements: { '3.1.1': [] }, needs: [],
      lesson: '', mandatedWaitMs: 0, isPatient: false, run: ${body} };`,
  );
  const what = ['--scenarios', file, '--scenario', 'mine/careless', '--scenario', 'ping/*', '--mqtt', '3.1.1'];
  expect(await run('careless', ...what)).toBe(0);
  const { scenarios, summary } = await reportOf('careless');
  expect(scenarios.find(({ id }) => id === 'mine/careless')).toMatchObject({
    verdict: 'inconclusive',
    reason: expect.stringContaining('did not await: nobody looks'),
  });
  expect([summary.inconclusive, summary.pass]).toEqual([1, scenarios.length - 1]);
});
