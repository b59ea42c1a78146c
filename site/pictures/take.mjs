/**
 * `npm run pictures`: the pictures of the README, taken from a real run against mosquitto and from the built site. It needs what
 * the browser tests need, and a build. `npm run pictures lesson` takes that one only.
 */

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const main = fileURLToPath(new URL('../../dist/harness/cli/main.js', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
const report = join(folder, 'report.html');

/** What is taken: where it is, how large the window is, and what is done there first. */
const pictures = [
  {
    name: 'report',
    place: '#retain/as-published-changed/from-0?mqtt=5.0&over=tcp',
    width: 1320,
    height: 1390,
    prepare: (page) => page.getByRole('button', { name: /^RETAIN/ }).hover(),
  },
  {
    name: 'lesson',
    on: 'site',
    place: '#/lessons/qos',
    width: 1180,
    height: 1100,
    prepare: async (page) => {
      const lesson = page.locator('#qos-2');
      await lesson.getByRole('switch', { name: /the bank books twice/ }).click();
      await lesson.locator('.outcome').waitFor();
      await lesson.evaluate((section) => section.scrollIntoView());
    },
  },
];

/** Starts a program, and resolves to it and its first lines when there are so many that match. */
function start(args, wanted, count) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise((resolve, reject) => {
    let text = '';
    child.once('exit', () => reject(new Error(`mqttspec ${args[1]} ended before it said where it is`)));
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = [...text.matchAll(wanted)].map(([, url]) => url);
      if (found.length === count) resolve({ child, found });
    });
  });
}

function run(...args) {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve) => child.once('exit', resolve));
}

const names = process.argv.slice(2);
const wanted = pictures.filter(({ name }) => names.length === 0 || names.includes(name));

if (wanted.some(({ on = 'report' }) => on === 'report')) {
  await run('run', '--target', 'mosquitto', '--out', folder, '--trace', '--reporter', `html=${report}`);
}

const { child: ui, found: site } = await start([main, 'ui'], /^(http\S+)$/gm, 1);
const addresses = { report: pathToFileURL(report).href, site: site[0] };

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
for (const { name, on = 'report', place, width, height, prepare } of wanted) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
  await page.goto(`${addresses[on]}${place}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await prepare?.(page);
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, import.meta.url)) });
  await page.close();
}
await browser.close();
ui.removeAllListeners('exit').kill('SIGTERM');
await rm(folder, { recursive: true });
