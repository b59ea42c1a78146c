/** The HTML report of a real run against mosquitto, opened from disk as a reader does. */

import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mqttspec } from '../support/cli.ts';
import { launchAedes } from '../support/launch.ts';
import { seriousViolations } from './accessibility.ts';
import { launchChromium, type Watched, watchedPage } from './browser.ts';

/** Some of each kind: mosquitto fails among them, passes, and is warned of. */
const suites = ['retain', 'disconnect', 'keep-alive'].flatMap((suite) => ['--suite', suite]);
/** Known to fail, with a packet that shows it. */
const failed = 'retain/as-published-changed/from-0';

let folder: string;
let browser: Browser;
let reportUrl: string;
let matrixUrl: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  const aedes = await launchAedes();
  const [report, matrix] = [join(folder, 'report.html'), join(folder, 'matrix.html')];
  const [first, second] = [join(folder, 'mosquitto.json'), join(folder, 'aedes.json')];
  const files = ['--reporter', `json=${first}`, '--reporter', `html=${report}`];
  await mqttspec('run', '--target', 'mosquitto', '--out', folder, ...suites, '--trace', ...files);
  await mqttspec('run', aedes.url, aedes.wsUrl, ...suites, '--mqtt', '3.1.1', '--reporter', `json=${second}`);
  const { exitCode, stderr } = await mqttspec('report', first, second, '--html', matrix);
  expect(stderr).toBe(`html report in ${matrix}\n`);
  expect(exitCode).toBe(0);
  await aedes.stop();
  reportUrl = pathToFileURL(report).href;
  matrixUrl = pathToFileURL(matrix).href;
  browser = await launchChromium();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens a page, hands it over, and sees to it that it neither complained nor asked for anything. */
async function look(url: string, act: (page: Page) => Promise<void>, options: Parameters<typeof watchedPage>[1] = {}) {
  const watched: Watched = await watchedPage(browser, options);
  await watched.page.goto(url);
  await watched.page.getByRole('heading', { level: 1 }).waitFor();
  await act(watched.page);
  expect(watched.complaints).toEqual([]);
  expect(watched.requests).toEqual([]);
  await watched.page.context().close();
}

describe('the report of one run', () => {
  it('is searched, and leads to a failed scenario with its ladder, whose bytes light up', () =>
    look(reportUrl, async (page) => {
      await page.getByRole('searchbox').fill('MQTT-3.3.1-12 changes');
      await page
        .getByRole('link', { name: 'A SUBSCRIBE to the same filter changes Retain As Published from 0' })
        .click();
      await page.getByRole('heading', { level: 1, name: 'changes Retain As Published' }).waitFor();
      expect(page.url()).toContain(`#${failed}?mqtt=5.0&over=tcp`);
      expect(await page.getByRole('region', { name: 'Verdict' }).innerText()).toMatch(
        /fail\s+.*\s+expected\s+.*\s+got/,
      );
      expect(await page.getByRole('region', { name: 'Lesson' }).innerText()).toContain(
        'A subscription that is made again',
      );
      const link = page.getByRole('link', { name: /3\.3\.1\.3 RETAIN/ }).first();
      expect(await link.getAttribute('href')).toMatch(/^https:\/\/docs\.oasis-open\.org\//);

      const offending = page.getByRole('button', { name: /from the broker.*PUBLISH.*shows the departure/ });
      expect(await offending.getAttribute('aria-current')).toBe('true');
      await page.getByRole('button', { name: /^Topic Name/ }).hover();
      const lit = page.locator('.byte.lit');
      expect(await lit.count()).toBeGreaterThan(2);
      expect(Number.parseInt((await lit.first().innerText()) + (await lit.nth(1).innerText()), 16)).toBe(
        (await lit.count()) - 2,
      );
      await page.locator('.byte').first().hover();
      expect(await page.locator('.field.lit').innerText()).toMatch(/^Packet Type and Flags/);
    }));

  it.each([
    ['the end of it in the overview', '', 'last:', /\S/],
    ['what is about its clients beside a failure', failed, 'about the clients of this scenario:', / as \w+c0 \(/],
  ])('shows what the broker wrote, unfolded by keyboard: %s', (_, place, on, lines) =>
    look(`${reportUrl}#${place}`, async (page) => {
      const log = page.locator('details', { hasText: `What the broker wrote ${on}` });
      await log.locator('summary').press('Enter');
      expect(await log.locator('pre:visible').innerText()).toMatch(lines);
    }),
  );

  it('goes through the packets and the fields by keyboard', () =>
    look(`${reportUrl}#${failed}`, async (page) => {
      const offending = page.getByRole('button', { name: /shows the departure/ });
      await offending.focus();
      await page.keyboard.press('ArrowDown');
      const next = page.locator('.rung[aria-current="true"]');
      expect(await next.innerText()).toMatch(/client b to the broker:\s+PUBACK/);
      expect(await page.locator('.packet-name').innerText()).toMatch(/^PUBACK/);
      await page.getByRole('button', { name: /^Fixed Header/ }).focus();
      await page.keyboard.press('End');
      expect(await page.locator('.byte.lit').count()).toBe(2);
    }));

  it.each([
    ['a scenario in a version', `${failed}?mqtt=5.0&over=tcp`, 'A SUBSCRIBE to the same filter'],
    ['a statement', 'MQTT-3.3.1-12?mqtt=5.0', 'MQTT-3.3.1-12'],
  ])('opens on %s that a link names', (_, place, heading) =>
    look(`${reportUrl}#${place}`, async (page) => {
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(heading);
    }),
  );

  it('filters by verdict, tells how many there are, and keeps that in the address', () =>
    look(reportUrl, async (page) => {
      await page.getByRole('button', { name: 'fail', exact: true }).click();
      expect(page.url()).toContain('verdict=fail');
      const told = await page.getByRole('status').innerText();
      const verdicts = await page
        .locator('tbody tr:not(.suite)')
        .evaluateAll((rows) => rows.map((row) => row.querySelector('.cell.fail') !== null));
      expect(verdicts).not.toContain(false);
      expect(told).toMatch(new RegExp(`^${verdicts.length} scenarios? of `));
    }));

  it.each(['light', 'dark'] as const)('has nothing serious against it by axe-core in the %s theme', (colorScheme) =>
    look(
      reportUrl,
      async (page) => {
        for (const place of ['', '?view=statements', '?view=profile', failed, 'MQTT-3.3.1-12?mqtt=5.0']) {
          await page.goto(`${reportUrl}#${place}`);
          if (place === failed) await page.locator('.byte').first().waitFor();
          expect(await seriousViolations(page), place).toEqual([]);
        }
      },
      { colorScheme },
    ),
  );

  it('keeps within the width of a phone', () =>
    look(
      reportUrl,
      async (page) => {
        for (const place of ['', '?view=statements', failed, 'keep-alive/silent-client?mqtt=3.1.1']) {
          await page.goto(`${reportUrl}#${place}`);
          if (place.includes('/')) await page.locator('.byte').first().waitFor();
          const width = await page.evaluate<number>('document.documentElement.scrollWidth');
          expect(width, place).toBeLessThanOrEqual(390);
        }
      },
      { viewport: { width: 390, height: 844 } },
    ));

  it('changes its theme, and is one file of a bearable size', () =>
    look(
      reportUrl,
      async (page) => {
        const paper = (): Promise<string> => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
        const before = await paper();
        await page.getByRole('button', { name: 'Use the dark theme' }).click();
        expect(await paper()).not.toBe(before);
        expect((await stat(join(folder, 'report.html'))).size).toBeLessThan(6_000_000);
      },
      { colorScheme: 'light' },
    ));
});

describe('the matrix of two runs', () => {
  it('has a column for each broker and version, and every cell leads to its page', () =>
    look(matrixUrl, async (page) => {
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('2 brokers side by side');
      const aedes = page.getByRole('columnheader', { name: /aedes/i }).first();
      await aedes.waitFor();
      await page.getByRole('searchbox').fill('keep-alive/silent-client');
      const row = page.getByRole('row').filter({ hasText: 'keep-alive/silent-client' }).last();
      const links = row.locator('td a');
      const targets = await links.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('href')));
      expect(targets.filter((target) => target?.includes('of=2'))).toHaveLength(1);
      await links.last().click();
      await page.getByRole('navigation', { name: 'Versions and brokers' }).waitFor();
      expect(page.url()).toContain('of=2');
    }));
});
