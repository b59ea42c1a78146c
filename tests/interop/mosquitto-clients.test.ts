/** mosquitto_pub and mosquitto_sub against the reference broker, by the command lines that people type. */

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Child, killAll } from './child.ts';
import { directMosquittoClients, type MosquittoClients, printed } from './mosquitto.ts';
import { type ReferenceServer, startReferenceServer } from './reference-server.ts';

let server: ReferenceServer;
let clients: MosquittoClients;

beforeAll(async () => {
  server = await startReferenceServer();
  clients = await directMosquittoClients(server.port);
});
afterAll(async () => {
  await server.close();
  await clients.close();
});
afterEach(killAll);

const start = (line: string): Child => clients.start(line);
const subscribe = (line: string): Promise<Child> => clients.subscribe(line);
const publish = (line: string): Promise<void> => clients.publish(line);

describe('the lines that everybody types', () => {
  it('publish to a subscriber', async () => {
    const subscriber = await subscribe('mosquitto_sub -t a/b/+ -q 1');
    await publish('mosquitto_pub -t a/b/c -m hello -q 1');
    expect(await printed(subscriber)).toBe('hello');
  });

  it('set a retained message, show it to a late subscriber, and clear it', async () => {
    await publish('mosquitto_pub -r -q 1 -t a/b/c -m hello');
    expect(await printed(await subscribe('mosquitto_sub -t a/b/c -q 1'))).toBe('hello');

    await publish("mosquitto_pub -r -q 1 -t a/b/c -m ''");
    const late = await subscribe('mosquitto_sub -t a/b/c -q 1');
    await publish('mosquitto_pub -t a/b/c -m fence -q 1');
    expect(await printed(late)).toBe('fence');
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
      expect(await printed(watcher)).toMatch(/^\$SYS\/\S+ \d+( seconds)?$/);
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
      expect(await printed(subscriber)).toBe(`${Math.min(published, granted)} 0 hello`);
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
    expect(await printed(watcher)).toBe('2 0 gone');
  });
});

describe.each(['mqttv31', 'mqttv311', 'mqttv5'])('in %s', (version) => {
  it.each([1, 2])('a session is resumed with what was published at %d meanwhile, in order', async (qos) => {
    const line = `mosquitto_sub -V ${version} -c -i ${version}-${qos} -q 2 -t ${version}/session -F '%q %p'`;
    const before = await subscribe(line);
    before.kill('SIGTERM');
    await before.exit;
    for (const payload of ['one', 'two', 'three']) {
      await publish(`mosquitto_pub -V ${version} -t ${version}/session -q ${qos} -m ${payload}`);
    }
    const after = start(line);
    expect([await printed(after), await printed(after), await printed(after)]).toEqual([
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
    expect([await printed(some), await printed(some)]).toEqual(['w/x/z hello', '/end hello']);
    expect([await printed(all), await printed(all), await printed(all)]).toEqual([
      'w/x/y hello',
      'w/x/z hello',
      '/end hello',
    ]);
  });
});
