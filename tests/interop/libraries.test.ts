/** Client libraries that other people wrote, against the reference broker: the same behaviours with each of them. */

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { killAll } from './child.ts';
import type { Message } from './client.ts';
import { fresh, libraries, meet, message } from './libraries.ts';
import { type ReferenceServer, startReferenceServer } from './reference-server.ts';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startReferenceServer();
});
afterAll(() => server.close());
afterEach(killAll);

const levels = [0, 1, 2] as const;
const versions = ['3.1.1', '5.0'] as const;
const each = libraries.flatMap(([library, connectTo]) => versions.map((version) => ({ library, version, connectTo })));

describe.each(each)('$library in $version', ({ version, connectTo }) => {
  const { connect, part } = meet((options) => connectTo(server, options), version);
  afterEach(part);

  it('publishes and receives at each quality, the lower of the two counting', async () => {
    const [subscriber, publisher] = await Promise.all([connect(), connect()]);
    for (const granted of levels) {
      const topic = fresh();
      expect(await subscriber.subscribe(topic, granted)).toBe(granted);
      for (const published of levels) {
        await publisher.publish(message(topic, 'hello', { qos: published }));
        expect(await subscriber.message()).toEqual({ ...message(topic, 'hello'), qos: Math.min(published, granted) });
      }
    }
  });

  it('keeps order at each level', async () => {
    const topic = fresh();
    const [subscriber, publisher] = await Promise.all([connect(), connect()]);
    await subscriber.subscribe(topic, 2);
    for (const qos of levels) {
      const payloads = Array.from({ length: 50 }, (_, index) => `${qos}-${index}`);
      for (const payload of payloads) await publisher.publish(message(topic, payload, { qos }));
      const received = [];
      for (const _ of payloads) received.push((await subscriber.message()).payload);
      expect(received).toEqual(payloads);
    }
  });

  it('gets a retained message late, its replacement, and nothing once it is cleared', async () => {
    const topic = fresh();
    const publisher = await connect();
    const first = async (): Promise<Message> => {
      const late = await connect();
      await late.subscribe(topic, 1);
      await publisher.publish(message(topic, 'fence'));
      return late.message();
    };
    await publisher.publish(message(topic, 'one', { retain: true }));
    await publisher.publish(message(topic, 'two', { retain: true }));
    expect(await first()).toEqual(message(topic, 'two', { retain: true }));
    await publisher.publish(message(topic, '', { retain: true }));
    expect(await first()).toEqual(message(topic, 'fence'));
  });

  it('has its will published when it dies, and not when it takes leave', async () => {
    const topic = fresh();
    const watcher = await connect();
    await watcher.subscribe(`${topic}/+`, 2);
    const leaving = await connect({ will: message(`${topic}/left`, 'not to be seen') });
    await leaving.disconnect();
    const will = message(`${topic}/died`, 'gone', { qos: 2, retain: true });
    const dying = await connect({ will });
    await dying.die();
    expect(await watcher.message()).toEqual({ ...will, retain: false });
    const late = await connect();
    await late.subscribe(will.topic, 2);
    expect(await late.message()).toEqual(will);
    await late.publish(message(will.topic, '', { retain: true }));
  });

  it('finds its session again, and what was published meanwhile, in order', async () => {
    const topic = fresh();
    const session = { clientId: fresh(), clean: false };
    const before = await connect(session);
    expect(before.sessionPresent).toBe(false);
    await before.subscribe(topic, 2);
    await before.disconnect();
    const publisher = await connect();
    const published = (['1-a', '2-a', '1-b', '2-b'] as const).map((payload) =>
      message(topic, payload, { qos: payload.startsWith('1') ? 1 : 2 }),
    );
    for (const each of published) await publisher.publish(each);
    const after = await connect(session);
    expect(after.sessionPresent).toBe(true);
    const received = [];
    for (const _ of published) received.push(await after.message());
    // These libraries hand a QoS 2 message over at its PUBREL, so order shows only among equals.
    for (const qos of [1, 2]) {
      expect(received.filter((each) => each.qos === qos)).toEqual(published.filter((each) => each.qos === qos));
    }
    await after.disconnect();
    const clean = await connect({ ...session, clean: true });
    expect(clean.sessionPresent).toBe(false);
  });

  it('is served by wildcards, and no longer once it unsubscribes', async () => {
    const topic = fresh();
    const [subscriber, publisher] = await Promise.all([connect(), connect()]);
    await subscriber.subscribe(`${topic}/+/c`, 1);
    await subscriber.subscribe(`${topic}/x/#`, 1);
    for (const tail of ['a/b', 'a/c', 'x', 'x/y/z']) await publisher.publish(message(`${topic}/${tail}`, tail));
    expect((await subscriber.message()).payload).toBe('a/c');
    expect((await subscriber.message()).payload).toBe('x');
    expect((await subscriber.message()).payload).toBe('x/y/z');
    await subscriber.unsubscribe(`${topic}/+/c`);
    for (const tail of ['a/c', 'x/fence']) await publisher.publish(message(`${topic}/${tail}`, tail));
    expect((await subscriber.message()).payload).toBe('x/fence');
  });

  it('reads the $SYS topics', async () => {
    const client = await connect();
    await client.subscribe('$SYS/broker/version', 0);
    expect(await client.message()).toMatchObject({
      topic: '$SYS/broker/version',
      payload: expect.stringContaining('mqttspec'),
      retain: true,
    });
  });

  it('carries a large message', async () => {
    const topic = fresh();
    const client = await connect();
    const payload = 'x'.repeat(1024 * 1024);
    await client.subscribe(topic, 1);
    await client.publish(message(topic, payload));
    expect((await client.message()).payload.length).toBe(payload.length);
  });
});

describe.each(libraries)('%s in 3.1', (_library, connectTo) => {
  const { connect, part } = meet((options) => connectTo(server, options), '3.1');
  afterEach(part);

  it('publishes and receives', async () => {
    const topic = fresh();
    const client = await connect();
    expect(await client.subscribe(topic, 2)).toBe(2);
    await client.publish(message(topic, 'hello', { qos: 2 }));
    expect(await client.message()).toEqual(message(topic, 'hello', { qos: 2 }));
  });
});
