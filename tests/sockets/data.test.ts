/** `serve --data` as a process of its own: it keeps the standard as it does without, and says clearly when it cannot keep its word. */

import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLink } from '../../bench/crash/link.ts';
import { launch } from '../../harness/target/launch/launch.ts';
import { mqttspec, runProgram } from '../support/cli.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = join(root, 'dist/harness/cli/main.js');
const serve = [process.execPath, main, 'serve', '--port', '{port}', '--data'];

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mqttspec-data-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const portOf = ([url = '']: readonly string[]): number => Number(new URL(url).port);

it('keeps what is said of sessions, over TCP and WebSocket', async () => {
  const command = [...serve, '{dir}', '--ws-port', '{wsPort}'].join(' ');
  const { exitCode, stdout } = await mqttspec('run', '--launch', command, '--suite', 'session', '--reporter', 'json');
  const { summary } = JSON.parse(stdout);
  expect(summary).toMatchObject({ fail: 0, warn: 0, inconclusive: 0 });
  expect(summary.pass).toBeGreaterThan(100);
  expect(exitCode).toBe(0);
});

describe('a directory', () => {
  it('that another broker uses is refused with its process', async () => {
    const kept = join(dir, 'used');
    const { stop } = await launch({ command: [...serve, kept] });
    const { exitCode, stderr } = await mqttspec('serve', '--port', '0', '--data', kept);
    await stop();
    expect(stderr).toMatch(/^error: The store in \S+ is in use by process \d+\. Stop that one, or name another/);
    expect(exitCode).toBe(2);
  });

  it('that is full ends the broker; what was acknowledged is there when there is room again', async () => {
    const kept = join(dir, 'full');
    const mostBlocks = 2000; // of 512 bytes, for one file
    const limited = ['sh', '-c', `ulimit -f ${mostBlocks}; exec "$@"`, 'sh', ...serve, kept];
    const first = await launch({ command: limited });
    const acknowledged = await retainUntilCut(portOf(first.urls));
    await expect.poll(first.ended, { timeout: 60_000 }).toBe('code 2');
    const told = (await first.log()).join('\n');
    await first.stop();
    expect(told).toMatch(/error: Cannot write to the store in \S+: File too large.* Make room and start again/);
    expect(acknowledged.length).toBeGreaterThan(0);

    const second = await launch({ command: [...serve, kept] });
    const found = await retainedAt(portOf(second.urls));
    await second.stop();
    expect(acknowledged.filter((topic) => !found.has(topic))).toEqual([]);
  });
});

it('without the library says what to install', async () => {
  const away = join(dir, 'away');
  await mkdir(join(away, 'node_modules'), { recursive: true });
  await cp(join(root, 'package.json'), join(away, 'package.json'));
  for (const part of ['harness', 'reference']) {
    await cp(join(root, 'dist', part), join(away, 'dist', part), { recursive: true });
  }
  const packages = await readdir(join(root, 'node_modules'));
  for (const name of packages.filter((found) => found !== 'lmdb')) {
    await symlink(join(root, 'node_modules', name), join(away, 'node_modules', name));
  }
  const args = ['serve', '--port', '0', '--data', join(dir, 'unused')];
  const { exitCode, stderr } = await runProgram(join(away, 'dist/harness/cli/main.js'), args);
  expect(stderr).toMatch(
    /^error: State is kept by the package lmdb, .* Install it \(npm install lmdb\), or serve without/,
  );
  expect(exitCode).toBe(2);
});

/** Publishes large retained messages, each when the one before is acknowledged, until the connection breaks; their topics. */
function retainUntilCut(port: number): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const acknowledged: string[] = [];
    const payload = new Uint8Array(20_000);
    const publish = (): void => {
      const topic = `kept/${acknowledged.length}`;
      link.send({ type: 'publish', topic, qos: 1, retain: true, dup: false, packetIdentifier: 1, payload });
    };
    const link = openLink(port, 'publisher', {
      packet: ({ type }) => {
        if (type === 'puback') acknowledged.push(`kept/${acknowledged.length}`);
        if (type === 'connack' || type === 'puback') publish();
      },
      over: () => resolve(acknowledged),
    });
  });
}

/** The topics that have a retained message. */
function retainedAt(port: number): Promise<ReadonlySet<string>> {
  return new Promise((resolve) => {
    const found = new Set<string>();
    const link = openLink(port, 'reader', {
      packet: (packet) => {
        if (packet.type === 'publish') found.add(packet.topic);
        if (packet.type === 'pingresp') {
          link.cut();
          resolve(found);
        }
        if (packet.type !== 'connack') return;
        link.send({ type: 'subscribe', packetIdentifier: 1, subscriptions: [{ topicFilter: 'kept/+', qos: 0 }] });
        link.send({ type: 'pingreq' });
      },
    });
  });
}
