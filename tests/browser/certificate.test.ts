/** The page of a certificate, opened from disk: without a script, by day, by night, on a phone and on paper. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { certificateOf } from '../../harness/certificate/certificate.ts';
import { renderPage } from '../../harness/certificate/page.ts';
import { parseCertificate } from '../../harness/certificate/read.ts';
import { sampleConditions } from '../../harness/certificate/sample-conditions.ts';
import { sampleResult } from '../../harness/report/sample-result.ts';
import { seriousViolations } from './accessibility.ts';
import { launchChromium, watchedPage } from './browser.ts';

const certificate = certificateOf({ ...sampleResult, conditions: sampleConditions({ suite: ['will'] }) });

let folder: string;
let url: string;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  const file = join(folder, 'certificate.html');
  await writeFile(file, renderPage(certificate));
  url = pathToFileURL(file).href;
  browser = await launchChromium();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

async function look(act: (page: Page) => Promise<void>, options: Parameters<typeof watchedPage>[1] = {}) {
  const { page, complaints, requests } = await watchedPage(browser, options);
  await page.goto(url);
  await act(page);
  expect([complaints, requests]).toEqual([[], []]);
  await page.context().close();
}

it('shows claim, gaps and statements, and gives its data to who presses Enter on the link', () =>
  look(async (page) => {
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('samplebroker 1.0');
    expect(await page.locator('.claim').innerText()).toContain('Departures found');
    expect(await page.locator('body').innerText()).toContain('outside of --suite will: only that was run');
    const statements = page.getByRole('table', { name: 'MQTT 3.1.1: 3 statements' });
    expect(await statements.getByRole('row').count()).toBe(4);
    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name: 'save its data' }).press('Enter');
    const download = await saving;
    expect(download.suggestedFilename()).toBe('certificate.json');
    expect(parseCertificate(await readFile(await download.path(), 'utf8'), 'saved')).toEqual(certificate);
  }));

it.each([
  ['light', 390],
  ['dark', 1100],
] as const)('has nothing serious against it by axe-core, and keeps its width: %s, %i wide', (colorScheme, width) =>
  look(
    async (page) => {
      expect(await seriousViolations(page)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    },
    { colorScheme, viewport: { width, height: 844 } },
  ),
);

it('is printed black on white, also by those who read by night', () =>
  look(
    async (page) => {
      await page.emulateMedia({ media: 'print' });
      const paper = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
      expect(paper).toBe('rgb(255, 255, 255)');
    },
    { colorScheme: 'dark' },
  ));
