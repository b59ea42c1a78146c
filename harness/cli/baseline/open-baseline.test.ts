import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { departed, runOf } from '../../report/sample-result.ts';
import { openBaseline } from './open-baseline.ts';

test('a file that cannot be written after the run costs neither the run nor its failures, and is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  const file = join(folder, 'known.json');
  const said: string[] = [];
  const options = { baseline: file, updateBaseline: true, strict: false, mqtt: [] };
  const baseline = await openBaseline(options, [], (text) => said.push(text));
  await rm(folder, { recursive: true });
  const { baseline: outcome } = await baseline.held(
    runOf([departed('fail', { id: 'qos/a', version: '5.0', reason: 'expected a, got b' })]),
  );
  expect(outcome).toMatchObject({ known: 0, new: [{ id: 'qos/a', version: '5.0' }] });
  expect(said).toEqual([expect.stringMatching(/known\.json cannot be written, and is as it was: ENOENT/)]);
});
