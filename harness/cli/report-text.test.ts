/** A report that was packed on its way into a file is the same when it is read. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileDestination } from './destination.ts';
import { readReportText } from './report-text.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-packed-'));
});
afterAll(() => rm(folder, { recursive: true }));

it.each(['plain.json', 'packed.json.gz'])('%s', async (name) => {
  const path = join(folder, name);
  const destination = await fileDestination(path);
  await destination.write('{ "said": ');
  await destination.write('"grüß dich" }');
  await destination.close();

  expect(JSON.parse(await readReportText(path))).toEqual({ said: 'grüß dich' });
  expect((await readFile(path))[0] === 0x1f).toBe(name.endsWith('.gz'));
});

it('says which file cannot be read, and how to make one', async () => {
  await expect(readReportText(join(folder, 'nowhere.json'))).rejects.toThrow(
    /nowhere\.json cannot be read.*json=json\.json/,
  );
});
