/** `ui` in this process, on a small site; the real one is opened in tests/browser. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonReport } from '../report/json.ts';
import { sampleResult } from '../report/sample-result.ts';
import { ui } from './ui.ts';

const report = JSON.stringify(jsonReport(sampleResult, { allTraces: false }));
const page = '<head><meta name="mqttspec-reports" content=""></head>';
let folder: string;
let site: URL;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  site = pathToFileURL(`${folder}/`);
  await writeFile(join(folder, 'index.html'), 'home');
  await writeFile(join(folder, 'reports.html'), page);
  await writeFile(join(folder, 'mine.json'), report);
  await writeFile(join(folder, 'other.json'), '{"name":"no report"}');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Serves until `look` is done, and gives what was printed. */
async function during(reports: readonly string[], look: (url: string) => Promise<void>): Promise<readonly string[]> {
  const lines: string[] = [];
  const stopped = async (): Promise<void> => {
    await nextTurn();
    await look(lines[0] ?? '');
  };
  await ui({ port: 0, reports }, { site, print: (line) => void lines.push(line), stopped });
  return lines;
}

describe('ui', () => {
  it('prints one address, serves the site there, and is gone afterwards', async () => {
    const [url = '', ...more] = await during([], async (address) => {
      expect(await (await fetch(address)).text()).toBe('home');
      expect(await (await fetch(`${address}reports.html`)).text()).toBe(page);
    });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(more).toEqual([]);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('opens on the reports that were given', async () => {
    const [url] = await during([join(folder, 'mine.json')], async (address) => {
      expect(await (await fetch(address)).text()).toContain('content="reports/0.json"');
      expect(await (await fetch(new URL('reports/0.json', address))).text()).toBe(report);
    });
    expect(url).toMatch(/reports\.html$/);
  });

  it.each([
    ['missing.json', /missing\.json cannot be read.*--reporter json=/],
    ['other.json', /other\.json is no report of a run/],
  ])('refuses %s before it serves', async (name, message) => {
    await expect(during([join(folder, name)], async () => undefined)).rejects.toThrow(message);
  });

  it('says what to do where the site was not built', async () => {
    const nowhere = new URL('nowhere/', site);
    const given = ui(
      { port: 0, reports: [] },
      { site: nowhere, print: () => undefined, stopped: async () => undefined },
    );
    await expect(given).rejects.toThrow(/npm run site/);
  });
});
