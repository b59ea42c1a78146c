/** mosquitto_pub and mosquitto_sub against the reference broker, by the command lines that people type. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Child, killAll, startChild } from './child.ts';
import { findProgram } from './programs.ts';
import { type ReferenceServer, startReferenceServer } from './reference-server.ts';

let server: ReferenceServer;
let folder: string;

beforeAll(async () => {
  server = await startReferenceServer();
  // The clients read default options from a file: so the lines below can stand exactly as they are typed, without -p.
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-interop-'));
  const address = `-h 127.0.0.1\n-p ${server.port}\n`;
  await writeFile(join(folder, 'mosquitto_pub'), address);
  await writeFile(join(folder, 'mosquitto_sub'), `${address}-d\n`);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});
afterEach(killAll);

/** Starts a line of the shell, its output unbuffered. */
const start = (line: string): Child => {
  const [program] = line.split(' ');
  if (program !== 'mosquitto_pub' && program !== 'mosquitto_sub') throw new Error(`unexpected ${line}`);
  findProgram(program);
  return startChild(findProgram('stdbuf'), ['-oL', 'sh', '-c', `exec ${line}`], { XDG_CONFIG_HOME: folder });
};

/** Starts mosquitto_sub and waits until it is subscribed. */
const subscribe = async (line: string): Promise<Child> => {
  const child = start(line);
  await child.line((text) => text.startsWith('Subscribed'));
  return child;
};

/** Runs mosquitto_pub to its end. */
const publish = async (line: string): Promise<void> => {
  const child = start(line);
  expect([await child.exit, child.complaints()]).toEqual([0, '']);
};

/** The next message that mosquitto_sub prints, which is what its debug lines are not. */
const message = (child: Child): Promise<string> =>
  child.line((text) => !text.startsWith('Client ') && !text.startsWith('Subscribed'));

describe('the lines that everybody types', () => {
  it('publish to a subscriber', async () => {
    const subscriber = await subscribe('mosquitto_sub -t a/b/+ -q 1');
    await publish('mosquitto_pub -t a/b/c -m hello -q 1');
    expect(await message(subscriber)).toBe('hello');
  });

  it('set a retained message, show it to a late subscriber, and clear it', async () => {
    await publish('mosquitto_pub -r -q 1 -t a/b/c -m hello');
    expect(await message(await subscribe('mosquitto_sub -t a/b/c -q 1'))).toBe('hello');

    await publish("mosquitto_pub -r -q 1 -t a/b/c -m ''");
    const late = await subscribe('mosquitto_sub -t a/b/c -q 1');
    await publish('mosquitto_pub -t a/b/c -m fence -q 1');
    expect(await message(late)).toBe('fence');
  });

  it('watch the broker', async () => {
    const watcher = await subscribe("mosquitto_sub -t '$SYS/#'");
    expect(await watcher.line((text) => text.startsWith('mqttspec version'))).toMatch(
      /^mqttspec version \d+\.\d+\.\d+/,
    );
  });

  it.each(['broker/uptime', 'broker/clients/connected', 'broker/messages/received', 'broker/bytes/sent'])(
    'read $SYS/%s',
    async (topic) => {
      const watcher = await subscribe(`mosquitto_sub -v -t '$SYS/${topic}'`);
      expect(await message(watcher)).toMatch(/^\$SYS\/\S+ \d+( seconds)?$/);
    },
  );
});

describe('quality of service', () => {
  const levels = [0, 1, 2];
  it.each(levels.flatMap((published) => levels.map((granted) => [published, granted] as const)))(
    'published at %d, granted %d',
    async (published, granted) => {
      const subscriber = await subscribe(`mosquitto_sub -t q/${published}/${granted} -q ${granted} -F '%q %r %p'`);
      await publish(`mosquitto_pub -t q/${published}/${granted} -m hello -q ${published}`);
      expect(await message(subscriber)).toBe(`${Math.min(published, granted)} 0 hello`);
    },
  );
});

describe.each(['mqttv31', 'mqttv311'])('in %s', (version) => {
  it('a will is published when its client is killed', async () => {
    const watcher = await subscribe(`mosquitto_sub -V ${version} -t ${version}/will -q 2 -F '%q %r %p'`);
    const will = `--will-topic ${version}/will --will-payload gone --will-qos 2`;
    const leaving = await subscribe(`mosquitto_sub -V ${version} -t other ${will.replace('gone', 'unseen')}`);
    leaving.kill('SIGTERM'); // it sends DISCONNECT
    await leaving.exit;
    const dying = await subscribe(`mosquitto_sub -V ${version} -t other ${will}`);
    dying.kill('SIGKILL');
    expect(await message(watcher)).toBe('2 0 gone');
  });

  it.each([1, 2])('a session is resumed with what was published at %d meanwhile, in order', async (qos) => {
    const line = `mosquitto_sub -V ${version} -c -i ${version}-${qos} -q 2 -t ${version}/session -F '%q %p'`;
    const before = await subscribe(line);
    before.kill('SIGTERM');
    await before.exit;
    for (const payload of ['one', 'two', 'three']) {
      await publish(`mosquitto_pub -V ${version} -t ${version}/session -q ${qos} -m ${payload}`);
    }
    const after = start(line);
    expect([await message(after), await message(after), await message(after)]).toEqual([
      `${qos} one`,
      `${qos} two`,
      `${qos} three`,
    ]);
  });
});

describe('wildcards', () => {
  it('select topics, and leave $SYS alone', async () => {
    const all = await subscribe("mosquitto_sub -v -t '#' -T 'a/b/c'");
    const some = await subscribe("mosquitto_sub -v -t 'w/+/z' -t '+/end'");
    for (const topic of ['w/x/y', 'w/x/z', '/end']) await publish(`mosquitto_pub -t ${topic} -m hello`);
    expect([await message(some), await message(some)]).toEqual(['w/x/z hello', '/end hello']);
    expect([await message(all), await message(all), await message(all)]).toEqual([
      'w/x/y hello',
      'w/x/z hello',
      '/end hello',
    ]);
  });
});
