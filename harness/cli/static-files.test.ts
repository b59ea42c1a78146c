/** The static server: what it serves, and above all what it does not. */

import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StaticServer, serveFiles } from './static-files.ts';

let folder: string;
let server: StaticServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  await mkdir(join(folder, 'site/assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'site/index.html'), '<h1>home</h1>');
  await writeFile(join(folder, 'site/assets/a b.js'), 'export {}');
  await symlink(join(folder, 'secret.txt'), join(folder, 'site/link.txt'));
  const extras = new Map([['reports/0.json', async () => '{}']]);
  server = await serveFiles(pathToFileURL(`${join(folder, 'site')}/`), extras, { host: '127.0.0.1', port: 0 });
});

afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly body: string;
}

/** Asks for the path exactly as it is written: `fetch` would tidy it up. */
function ask(path: string, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path, method }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode, type: response.headers['content-type'], body }));
    })
      .on('error', reject)
      .end();
  });
}

describe('the static server', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', '<h1>home</h1>'],
    ['/index.html?x=1', 'text/html; charset=utf-8', '<h1>home</h1>'],
    ['/assets/a%20b.js', 'text/javascript; charset=utf-8', 'export {}'],
    ['/reports/0.json', 'application/json; charset=utf-8', '{}'],
  ])('serves %s', async (path, type, body) => {
    expect(await ask(path)).toEqual({ status: 200, type, body });
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/..\\secret.txt',
    '//etc/passwd',
    '/link.txt',
    '/assets',
    '/%',
    '/__proto__',
  ])('does not serve %s', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  it('answers HEAD without a body, and takes nothing', async () => {
    expect(await ask('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect(await ask('/', 'POST')).toMatchObject({ status: 405 });
  });
});
