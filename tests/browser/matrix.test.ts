/** The published matrix, opened from disk: whole at every width, for those who see it badly too, and its links lead somewhere. */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seriousViolations } from './accessibility.ts';
import { launchChromium, watchedPage } from './browser.ts';

const folder = new URL('../../reports/brokers/', import.meta.url);

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

it.each([
  ['index.html', 1280, 'light'],
  ['index.html', 400, 'dark'],
  ['aedes/index.html', 400, 'light'],
] as const)('%s at %i pixels, %s', async (path, width, colorScheme) => {
  const { page, complaints, requests } = await watchedPage(browser, { viewport: { width, height: 900 }, colorScheme });
  await page.goto(new URL(path, folder).href);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  expect(await seriousViolations(page)).toEqual([]);

  const links = await page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  const files = links.filter((href) => !/^(https?:|#)/.test(href)).map((href) => new URL(href, page.url()));
  expect(files.filter((file) => !existsSync(fileURLToPath(file))).map(String)).toEqual([]);
  expect([complaints, requests]).toEqual([[], []]);
  await page.context().close();
});
