/** The site as `mqttspec ui` serves it, used as a reader does. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killAll, startChild } from '../interop/child.ts';
import { mqttspec } from '../support/cli.ts';
import { seriousViolations } from './accessibility.ts';
import { launchChromium, visit, watchedPage } from './browser.ts';

const main = fileURLToPath(new URL('../../dist/harness/cli/main.js', import.meta.url));

const lessons = [
  'topics',
  'qos',
  'sessions',
  'keep-alive',
  'wills',
  'retained',
  'websocket',
  'mqtt-5',
  'wire-cost',
] as const;

let folder: string;
let browser: Browser;
let site: string;
let opened: string;
let broker: string;

/** Starts a command that serves, and gives the address that it prints. */
async function served(...args: readonly string[]): Promise<string> {
  const line = await startChild(process.execPath, [main, ...args]).line((text) => /(http|ws):/.test(text));
  return line.replace(/^listening /, '');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  const report = join(folder, 'report.json');
  await mqttspec('run', '--scenario', 'ping/many-at-once', '--trace', '--reporter', `json=${report}`);
  site = await served('ui', '--port', '0');
  opened = await served('ui', report);
  broker = await served('serve', '--port', '0', '--ws-port', '0');
  browser = await launchChromium();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await killAll();
  await rm(folder, { recursive: true, force: true });
});

/** Opens a page, hands it over, and sees to it that it neither complained nor asked for anything that is not its own. */
async function look(
  address: string,
  act: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const { page, complaints, requests } = await watchedPage(browser, options, [site, new URL('/', opened).href, broker]);
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await act(page);
  expect(complaints).toEqual([]);
  expect(requests).toEqual([]);
  await page.context().close();
}

const at = (place: string): string => `${site}index.html#/${place}`;

/** What a switch of a lesson must bring about: a verdict, a broken cell of the matrix, or a wrong handshake. */
const noticed = (section: Locator): Locator =>
  section
    .locator('.outcome .badge.fail, .outcome .badge.warn, .matrix td.broken')
    .or(section.getByText(/^Wrong:/))
    .first();

describe('the lessons', () => {
  it('are all in the list', () =>
    look(at('lessons'), async (page) => {
      const links = await page
        .locator('.lesson-list a')
        .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
      expect(links).toEqual(lessons.map((id) => `#/lessons/${id}`));
    }));

  it.each(lessons.filter((id) => id !== 'wire-cost'))('%s: each switch breaks something that is noticed', (id) =>
    look(at(`lessons/${id}`), async (page) => {
      const sections = await page.locator('.exchange').all();
      expect(sections.length).toBeGreaterThan(0);
      for (const section of sections) {
        expect(await noticed(section).count()).toBe(0);
        for (const one of await section.getByRole('switch').all()) {
          await one.click();
          await noticed(section).waitFor();
          expect(await section.locator('.seen-by a').getAttribute('href')).toMatch(/^#\/scenarios\/.*fault=/);
          await one.click();
          await noticed(section).waitFor({ state: 'detached' });
        }
      }
    }),
  );

  it('go step by step, and show a packet byte by byte', () =>
    look(at('lessons/wills'), async (page) => {
      const section = page.locator('.exchange').first();
      const rungs = section.locator('.rung');
      await section.getByRole('button', { name: 'Start over' }).click();
      expect(await rungs.count()).toBe(0);
      await section.getByRole('button', { name: 'Step', exact: true }).click();
      expect(await rungs.last().textContent()).toContain('CONNECT');
      await section.getByRole('button', { name: 'To the end' }).click();
      expect(await rungs.last().textContent()).toMatch(/PUBACK|PUBLISH/);
      await section.getByRole('button', { name: /The sensor hands in its Will/ }).click();
      const connect = rungs.filter({ hasText: 'will(' });
      await connect.click();
      expect(await section.locator('.packet-name').textContent()).toMatch(/^CONNECT/);
      await section.getByText('Will Flag').first().waitFor();
    }));

  it('tell level by level why a filter matches', () =>
    look(at('lessons/topics'), async (page) => {
      const verdict = page.locator('.match');
      expect(await verdict.textContent()).toContain('They match');
      await page.getByLabel('Topic Name').fill('home/kitchen/oven/temperature');
      expect(await verdict.textContent()).toContain('do not match');
      expect(await page.locator('.levels tr.bad').textContent()).toContain('oven');
      await page.getByLabel('Topic Filter').fill('home/#/x');
      expect(await verdict.textContent()).toContain('must be the last one');
    }));

  it('count what a message costs', () =>
    look(at('lessons/wire-cost'), async (page) => {
      const connect = page.getByRole('region', { name: /^Connect/ });
      expect(await connect.locator('.bytes').allInnerTexts()).toEqual(['46 bytes', '48 bytes', '1,985 bytes']);
      await connect.getByText('XMPP', { exact: true }).click();
      await connect.getByText('mechanism="SCRAM-SHA-1"').waitFor();
    }));
});

describe('the scenarios', () => {
  it('are searched, run, and broken by a fault', () =>
    look(at('scenarios'), async (page) => {
      await page.getByRole('searchbox', { name: 'Search' }).fill('silent client');
      await page.getByRole('link', { name: /keep-alive\/silent-client/ }).click();
      const verdict = page.getByRole('status', { name: 'Verdict' });
      await verdict.locator('.badge.pass').waitFor();
      await page.getByText('Break the broker').click();
      await page.getByRole('searchbox').fill('never cut off');
      await page.getByRole('button', { name: /keep-alive-never-expires$/ }).click();
      await verdict.locator('.badge.fail').waitFor();
      expect(await verdict.textContent()).toMatch(/expected the broker to close the connection/);
      expect(page.url()).toMatch(/scenarios\/keep-alive\/silent-client\?mqtt=5\.0&fault=keep-alive-never-expires$/);
      await page.getByRole('button', { name: 'Repair it' }).click();
      await verdict.locator('.badge.pass').waitFor();
    }));
});

describe('the dissector', () => {
  it('tells what is wrong with a malformed CONNECT, and where', () =>
    look(at('dissector'), async (page) => {
      await page.getByLabel('Bytes').fill('10 12 00 04 4d 51 54 54 04 03 00 3c 00 06 73 65 6e 73 6f 72');
      await page.getByText('expected reserved flag 0, found 1').waitFor();
      await page.getByText('MQTT-3.1.2-3').waitFor();
      expect(await page.locator('.byte.wrong').textContent()).toBe('03');
    }));

  it('reads a PUBLISH of 5.0 with its properties', () =>
    look(at('dissector'), async (page) => {
      await page
        .getByLabel('Bytes')
        .fill('32 1f 00 03 61 2f 62 00 0a 12 02 00 00 00 3c 03 00 0a 74 65 78 74 2f 70 6c 61 69 6e 68 65 6c 6c 6f');
      await page.getByText('Message Expiry Interval').first().waitFor();
      await page.getByText('text/plain').first().waitFor();
      expect(await page.locator('.violation').count()).toBe(0);
    }));

  it('tells the packets of a stream in base64 apart, and marks what cannot be read', () =>
    look(at('dissector'), async (page) => {
      await page.getByLabel('Bytes').fill('EBIABE1RVFQEAgA8AAZzZW5zb3KCCAABAANhL2IBMgkAA2EvYgACaGk=');
      await page.getByText('3 packets').waitFor();
      expect(await page.locator('.packet-name b').allInnerTexts()).toEqual(['CONNECT', 'SUBSCRIBE', 'PUBLISH']);
      await page.getByLabel('Bytes').fill('10 0x zz');
      await page.getByRole('alert').waitFor();
    }));
});

describe('the playground', () => {
  const exchange = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await page.getByText('SUBACK').waitFor();
    await page.getByLabel('Payload').fill('Can you hear me?');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('region', { name: 'Messages' }).getByText('Can you hear me?').waitFor();
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await page.getByText('gone').waitFor();
  };

  it('reaches the broker in the page', () => look(at('playground'), exchange));

  it('reaches a broker over WebSocket', () =>
    look(at('playground'), async (page) => {
      await page.getByLabel('at a WebSocket').check();
      await page.getByLabel('URL').fill(broker);
      await exchange(page);
    }));
});

describe('the reports', () => {
  it('are open when mqttspec ui was given some', () =>
    look(opened, async (page) => {
      await page.getByText('ping').first().waitFor();
      await page.getByRole('searchbox').fill('ping/');
      await page
        .getByRole('link', { name: /PINGRE/ })
        .first()
        .click();
      await page.locator('.ladder .rung').first().waitFor();
    }));

  it('can be chosen, and what is none is refused', () =>
    look(`${site}reports.html`, async (page) => {
      const none = join(folder, 'none.json');
      await writeFile(none, '{}');
      await page.getByLabel('Choose JSON reports').setInputFiles(none);
      await page.getByText('none.json is no report of a run').waitFor();
      await page.getByLabel('Choose JSON reports').setInputFiles(join(folder, 'report.json'));
      await page.getByRole('button', { name: 'Open others' }).waitFor();
    }));
});

describe('mqttspec ui', () => {
  it('ends at SIGINT, with exit code 0', async () => {
    const child = startChild(process.execPath, [main, 'ui']);
    await child.line((text) => text.startsWith('http://127.0.0.1:'));
    child.kill('SIGINT');
    expect(await child.exit).toBe(0);
  });
});

const places = [
  '',
  'lessons',
  ...lessons.map((id) => `lessons/${id}`),
  'scenarios',
  'scenarios/will/published/cut/clean?mqtt=3.1.1&fault=will-lost-always',
  'dissector',
  'playground',
];

describe('every page', () => {
  it.each(['light', 'dark'] as const)('has nothing serious against it by axe-core in the %s theme', (colorScheme) =>
    look(
      at(''),
      async (page) => {
        for (const place of places) {
          await visit(page, at(place));
          // One switch of each lesson is on.
          if (place.startsWith('lessons/') && (await page.getByRole('switch').count()) > 0) {
            await page.getByRole('switch').first().click();
            await noticed(page.locator('.exchange').first()).waitFor();
          }
          expect(await seriousViolations(page), place).toEqual([]);
        }
      },
      // axe is put into the page, which the page's own policy forbids.
      { colorScheme, bypassCSP: true },
    ),
  );

  it('keeps within the width of a phone', () =>
    look(
      at(''),
      async (page) => {
        for (const place of places) {
          await visit(page, at(place));
          expect(await page.evaluate('document.documentElement.scrollWidth'), place).toBeLessThanOrEqual(390);
        }
      },
      { viewport: { width: 390, height: 844 } },
    ));

  it('begins with few bytes', () =>
    look(site, async (page) => {
      const sizes = await page.evaluate<number[]>(
        `performance.getEntriesByType('resource').map(({ decodedBodySize }) => decodedBodySize)`,
      );
      // Compressed it is a third of that; the limit is 500 kB compressed.
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(500_000);
    }));
});
