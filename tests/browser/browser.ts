/** Chromium as the tests use it: Debian's, without a window, on pages that may neither complain nor ask the network for anything. */

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Starts the Chromium of the search path.
 * @throws Error saying what to install.
 */
export function launchChromium(): Promise<Browser> {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  const executablePath = folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
  if (executablePath === undefined)
    throw new Error('The browser tests need Chromium. On Debian: apt-get install chromium');
  // Its sandbox does not work for root, as which tests run in containers.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A page that is watched. */
export interface Watched {
  readonly page: Page;
  /** What it wrote to the console as a warning or an error, and what it threw. */
  readonly complaints: readonly string[];
  /** The addresses that it asked for, other than files and what is `allowed`. */
  readonly requests: readonly string[];
}

/** Opens an empty page with that size and theme. `allowed` begins the addresses that it may ask for. */
export async function watchedPage(
  browser: Browser,
  options: BrowserContextOptions = {},
  allowed: readonly string[] = [],
): Promise<Watched> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    const isOwn = /^(file|data|blob|about):/.test(url) || allowed.some((start) => url.startsWith(start));
    if (!isOwn) requests.push(url);
  });
  return { page, complaints, requests };
}

/** Goes to a page of the site and waits until all of it is loaded. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page
    .getByText(/^Loading/)
    .first()
    .waitFor({ state: 'detached' });
}
