/** mosquitto_pub, mosquitto_sub and mosquitto_rr with `-V mqttv5` against the reference broker. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../reference/clock.ts';
import { type Child, killAll } from './child.ts';
import { directMosquittoClients, type MosquittoClients, printed } from './mosquitto.ts';
import { type ReferenceServer, startReferenceServer } from './reference-server.ts';

let clock: ManualClock;
let server: ReferenceServer;
let clients: MosquittoClients;

beforeEach(async () => {
  clock = createManualClock();
  server = await startReferenceServer({ clock, limits: { maxSubscriptions: 2 } });
  clients = await directMosquittoClients(server.port);
});
afterEach(async () => {
  await killAll();
  await server.close();
  await clients.close();
});

const pass = (seconds: number): void => clock.advanceTo(clock.now() + seconds * 1000);
const sub = 'mosquitto_sub -V mqttv5 -q 1';
const pub = 'mosquitto_pub -V mqttv5 -q 1';
const isSubscribed = (text: string): boolean => text.startsWith('Subscribed');

/** What mosquitto_sub prints before the fence. */
async function untilFence(child: Child): Promise<string[]> {
  for (const lines: string[] = []; ; ) {
    const line = await printed(child);
    if (line === 'fence') return lines;
    lines.push(line);
  }
}

describe('properties', () => {
  const given = [
    'payload-format-indicator 1',
    'message-expiry-interval 3600',
    'content-type text/plain',
    'response-topic answers',
    'correlation-data 42',
    'user-property b 1',
    'user-property a 2',
    'user-property b 3',
  ];
  const message = given.map((property) => `-D PUBLISH ${property}`).join(' ');
  const shown = "-F 'F=%F E=%E C=%C R=%R D=%D P=%P S=%S %p'";

  it('are handed on unaltered and in order, with a Subscription Identifier', async () => {
    const subscriber = await clients.subscribe(`${sub} -t a ${shown} -D SUBSCRIBE subscription-identifier 7`);
    await clients.publish(`${pub} -t a -m hello ${message}`);
    expect(await printed(subscriber)).toBe('F=1 E=3600 C=text/plain R=answers D=42 P=b:1 a:2 b:3 S=7 hello');
  });

  it('are handed on with a will, which also comes when its client asks for it as it leaves', async () => {
    const watcher = await clients.subscribe(`${sub} -t will ${shown}`);
    const will = `--will-topic will --will-payload gone ${message.replaceAll('PUBLISH', 'WILL')}`;
    const dying = await clients.subscribe(`${sub} -t other ${will}`);
    dying.kill('SIGKILL');
    expect(await printed(watcher)).toBe('F=1 E=3600 C=text/plain R=answers D=42 P=b:1 a:2 b:3 S= gone');
    const leaving = await clients.subscribe(`${sub} -t other --will-topic will --will-payload left`);
    leaving.kill('SIGTERM'); // it sends DISCONNECT 0x04, with Will Message
    expect(await printed(watcher)).toBe('F= E= C= R= D= P= S= left');
  });

  it.each([
    ['mqttv5', 'mqttv311'],
    ['mqttv311', 'mqttv5'],
  ])('do not stand in the way from %s to %s', async (from, to) => {
    const subscriber = await clients.subscribe(`mosquitto_sub -V ${to} -q 1 -t a -F '%q %r C=%C %p'`);
    const properties = from === 'mqttv5' ? message : '';
    await clients.publish(`mosquitto_pub -V ${from} -q 1 -t a -m hello ${properties}`);
    expect(await printed(subscriber)).toBe('1 0 C= hello');
  });
});

it('a request is answered on its Response Topic', async () => {
  const answering = await clients.subscribe(`${sub} -t service -F '%R %D %p'`);
  const request = 'mosquitto_rr -V mqttv5 -q 1 -t service -e answers -m question -D PUBLISH correlation-data 42';
  const asking = clients.start(`${request} -F '%D %p'`);
  expect(await printed(answering)).toBe('answers 42 question');
  await clients.publish(`${pub} -t answers -m answer -D PUBLISH correlation-data 42`);
  expect(await printed(asking)).toBe('42 answer');
  expect(await asking.exit).toBe(0);
});

it('a Topic Alias belongs to its connection', async () => {
  const alias = '-D CONNECT topic-alias-maximum 3';
  const [with3, without] = [
    await clients.subscribe(`${sub} -t a ${alias} -F '%t %A %p'`),
    await clients.subscribe(`${sub} -t a -F '%t %A %p'`),
  ];
  await clients.publish(`${pub} -t a -m hello -D PUBLISH topic-alias 9`);
  expect([await printed(with3), await printed(without)]).toEqual(['a 1 hello', 'a  hello']);
});

it('a shared subscription serves each message to one of its members, and both', async () => {
  const line = `${sub} -t '$share/group/a' -t fence`;
  const members = [await clients.subscribe(line), await clients.subscribe(line)];
  await clients.publish(`${pub} -t a -m hello --repeat 10`);
  await clients.publish(`${pub} -t fence -m fence`);
  const shares = await Promise.all(members.map(untilFence));
  expect(shares.flat()).toHaveLength(10);
  for (const share of shares) expect(share).toContain('hello');
});

it('a message larger than the Maximum Packet Size is not sent', async () => {
  const subscriber = await clients.subscribe(`${sub} -t a -D CONNECT maximum-packet-size 100`);
  await clients.publish(`${pub} -t a -m ${'x'.repeat(100)}`);
  await clients.publish(`${pub} -t a -m fits`);
  expect(await printed(subscriber)).toBe('fits');
});

describe('Reason Codes', () => {
  it('tell a publisher that nobody listens', async () => {
    const publishing = clients.start(`${pub} -d -t a -m hello`);
    expect(await publishing.line((text) => text.includes('PUBACK'))).toContain('RC:16');
    await clients.subscribe(`${sub} -t a`);
    const again = clients.start(`${pub} -d -t a -m hello`);
    expect(await again.line((text) => text.includes('PUBACK'))).toContain('RC:0');
  });

  it('refuse a subscription, and an authentication method', async () => {
    const refused = clients.start(`${sub} -t a -t b -t c`);
    expect(await refused.line(isSubscribed)).toBe('Subscribed (mid: 1): 1, 1, 151');
    const unknown = clients.start(`${pub} -t a -m hello -D CONNECT authentication-method OTHER`);
    expect(await unknown.exit).toBe(0x8c);
    expect(unknown.complaints()).toContain('Bad authentication method');
  });
});

describe('as time goes by', () => {
  /** Subscribes, and leaves the session behind. */
  const leave = async (line: string): Promise<void> => {
    expect(await clients.start(`${line} -E`).exit).toBe(0);
    await server.untilOpen(0);
  };

  it('a message expires, and others show how long they have left', async () => {
    const line = `${sub} -c -i session -t a -F '%E %p'`;
    await leave(line);
    for (const seconds of [10, 30]) {
      await clients.publish(`${pub} -t a -m ${seconds} -D PUBLISH message-expiry-interval ${seconds}`);
    }
    pass(12);
    const after = clients.start(line);
    expect(await printed(after)).toBe('18 30');
  });

  it.each([
    [29, true],
    [30, false],
  ])('after %d of 30 seconds a session is there: %s', async (seconds, isThere) => {
    const line = `${sub} -c -x 30 -i session -t a`;
    await leave(line);
    await clients.publish(`${pub} -t a -m queued`);
    pass(seconds);
    const first = await clients.start(line).line((text) => text === 'queued' || isSubscribed(text));
    expect(first === 'queued').toBe(isThere);
  });

  it('a session ends at once when its client asks for it as it leaves', async () => {
    const line = `${sub} -c -x 30 -i session -t a`;
    await leave(`${line} -D DISCONNECT session-expiry-interval 0`);
    const first = clients.start(`${pub} -d -t a -m queued`);
    expect(await first.line((text) => text.includes('PUBACK'))).toContain('RC:16');
  });

  it('a will waits for its delay', async () => {
    const watcher = await clients.subscribe(`${sub} -t will`);
    const will = '--will-topic will --will-payload gone -D WILL will-delay-interval 10';
    const dying = await clients.subscribe(`${sub} -c -x 30 -i session -t other ${will}`);
    dying.kill('SIGKILL');
    await server.untilOpen(1);
    pass(9);
    await clients.publish(`${pub} -t will -m 'not yet'`);
    pass(1);
    expect([await printed(watcher), await printed(watcher)]).toEqual(['not yet', 'gone']);
  });
});
