/** The kill matrix: every fault is noticed, every scenario and every always-on check notices some fault. */

import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadFaults } from '../../harness/cli/load-faults.ts';
import { loadSuites } from '../../harness/cli/load-suites.ts';
import { createRepertoire } from '../../harness/prove/repertoire.ts';
import { createSurveyor } from '../../harness/prove/survey.ts';
import { carryOut } from '../../harness/prove/trial.ts';
import { mqttspec } from '../support/cli.ts';

async function matrixOf(...args: readonly string[]) {
  const { stdout, stderr, exitCode } = await mqttspec('prove', '--json', ...args);
  expect(stderr).toBe('');
  return { matrix: JSON.parse(stdout), exitCode };
}

const some = ['--mqtt', '3.1.1', '--fault', 'keep-alive-*', '--suite', 'keep-alive'];

it('has no survivor, no scenario that is never red, no idle check', async () => {
  const { matrix, exitCode } = await matrixOf();
  expect(matrix.survivors).toEqual([]);
  expect(matrix.neverKilled).toEqual([]);
  expect(matrix.idleChecks).toEqual([]);
  expect(exitCode).toBe(0);
});

it('is the same each time, in full too, and tells its seed', async () => {
  const { matrix } = await matrixOf('--full', '--seed', '7', ...some);
  expect(matrix).toMatchObject({ mode: 'full', seed: 7, versions: ['3.1.1'] });
  expect((await matrixOf('--full', '--seed', '7', ...some)).matrix).toEqual(matrix);
  expect((await matrixOf(...some)).matrix).toEqual((await matrixOf('--seed', '1', ...some)).matrix);
});

it('is one page that needs nothing else', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'mqttspec-')), 'matrix.html');
  const { exitCode } = await mqttspec('prove', '--reporter', `html=${file}`, ...some);
  expect(exitCode).toBe(0);
  const page = await readFile(file, 'utf8');
  const [, data = ''] = /<script type="application\/json" id="data">(.*)<\/script>/.exec(page) ?? [];
  expect(JSON.parse(data)).toMatchObject({ mode: 'examples', seed: 1, survivors: [] });
  expect(page).not.toMatch(/https?:|\b(src|href)=|^(import|export) /m);
});

it('leaves out of the whole matrix only what passes', async () => {
  const how = { versions: ['3.1.1'] as const, seed: 1 };
  const everyNth = <T>(items: readonly T[], n: number): readonly T[] => items.filter((_, index) => index % n === 0);
  const scenarios = everyNth(
    (await loadSuites()).filter(({ statements, needs }) => statements['3.1.1'] !== undefined && needs.length === 0),
    83,
  );
  const faults = everyNth(
    (await loadFaults()).filter(
      ({ bendWebSocket, breaks }) => bendWebSocket === undefined && breaks['3.1.1'] !== undefined,
    ),
    11,
  );
  const repertoire = createRepertoire(faults, scenarios);
  const ids = scenarios.map(({ id }) => id);
  const surveyed = await createSurveyor(repertoire, how)({ kind: 'survey', scenarios: ids, faults: true });
  for (const { id, red, differing } of surveyed) {
    expect(red).toEqual([]);
    const others = faults.map(({ name }) => name).filter((name) => !differing.includes(name));
    const proofs = await carryOut(
      { kind: 'trial', faults: others, scenarios: [id], until: 'all-is-run' },
      repertoire,
      how,
    );
    expect(proofs.filter(({ unnoticed }) => unnoticed.length === 0)).toEqual([]);
    expect(others.length).toBeLessThan(faults.length);
  }
});
