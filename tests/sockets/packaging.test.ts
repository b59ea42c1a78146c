/** The packed package, in a folder where nothing else of ours is: its files, its types, its command, and the example project. */

import { execFile } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installed, installPackage } from '../support/installed.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

let installed: Installed;
beforeAll(async () => {
  installed = await installPackage();
}, 300_000);
afterAll(() => installed.remove());

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in that folder, with no more of our environment than it needs. */
function execute(folder: string, program: string, ...args: readonly string[]): Promise<Ended> {
  const { PATH, HOME } = process.env;
  const options = { cwd: folder, env: { PATH, HOME, NO_COLOR: '1' }, maxBuffer: 2 ** 26 };
  return promisify(execFile)(program, args, options).then(
    (ended) => ({ ...ended, code: 0 }),
    ({ code, stdout, stderr }: Ended) => ({ code, stdout, stderr }),
  );
}

const mqttspec = (...args: readonly string[]): Promise<Ended> =>
  execute(installed.folder, 'node_modules/.bin/mqttspec', ...args);

describe('the package', () => {
  it('holds what is needed and no more', () => {
    const { files } = installed;
    for (const file of [
      'README.md',
      'LICENSE',
      'dist/harness/cli/main.js',
      'dist/harness/index.d.ts',
      'dist/report/template.html',
      'dist/site/index.html',
      'dist/suites/all/scenarios.js',
      'fixtures/targets/mosquitto.mjs',
      'fixtures/targets/parts/aedes.mjs',
    ])
      expect(files).toContain(file);
    const stray =
      /^(?!(?:dist|fixtures\/targets)\/|README\.md$|LICENSE$|package\.json$)|\.test\.|sample-result|^dist\/(?:bench|fuzz)\//;
    expect(files.filter((file) => stray.test(file))).toEqual([]);
  });

  it('has types for those who compile by node16 and for those who bundle', async () => {
    for (const name of ['@types/node', 'undici-types']) await installed.add(name);
    await writeFile(join(installed.folder, 'package.json'), '{ "type": "module" }');
    await cp(join(root, 'fixtures/consumer.ts'), join(installed.folder, 'consumer.ts'));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    for (const way of ['node16', 'bundler']) {
      const module = way === 'bundler' ? 'esnext' : way;
      const options = ['--strict', '--noEmit', '--target', 'es2022', '--types', 'node', '--module', module];
      const ended = await execute(
        installed.folder,
        process.execPath,
        tsc,
        ...options,
        '--moduleResolution',
        way,
        'consumer.ts',
      );
      expect(ended).toMatchObject({ code: 0, stdout: '' });
    }
  });

  it('judges brokers that it starts by their names', async () => {
    const run = ['run', '--scenario', 'ping/answered', '--mqtt', '3.1.1'];
    const byNpx = ['--no-install', 'mqttspec', ...run, '--target', 'mosquitto', '--reporter', 'markdown'];
    const mosquitto = await execute(installed.folder, 'npx', ...byNpx);
    expect(mosquitto.stdout).toMatch(/^#.*mosquitto/);
    expect(mosquitto.code).toBe(0);

    const without = await mqttspec(...run, '--target', 'aedes');
    expect(without.code).toBe(3);
    expect(without.stderr).toContain('npm install aedes');
    await installed.add('aedes');
    expect(await mqttspec(...run, '--target', 'aedes')).toMatchObject({ code: 0 });
  });
});

describe('the example project', () => {
  it('passes its tests, and with its own scenario on the command line', async () => {
    const folder = installed.folder;
    await rm(join(folder, 'consumer.ts'), { force: true });
    await cp(join(root, 'fixtures/example-project'), folder, { recursive: true });
    const { scripts } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    expect(scripts.test).toBe('node --test');
    const tested = await execute(folder, process.execPath, '--test');
    expect(tested.stdout).toMatch(/^# pass 2$/m);
    expect(tested.code).toBe(0);

    const judged = await mqttspec('run', '--scenarios', 'mine', '--suite', 'shop', '--reporter', 'tap');
    expect(judged.stdout.match(/^ok \d+ - .*$/gm)).toEqual([
      'ok 1 - shop/last-price (3.1.1)',
      'ok 2 - shop/last-price (5.0)',
    ]);
    expect(judged.code).toBe(0);
  });
});
