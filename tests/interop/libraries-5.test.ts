/** What 5.0 adds, with each of the client libraries that other people wrote. */

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../reference/clock.ts';
import { killAll } from './child.ts';
import type { Client, ConnectOptions, MessageProperties } from './client.ts';
import { fresh, libraries, meet, message } from './libraries.ts';
import { type ReferenceServer, startReferenceServer } from './reference-server.ts';

const noMatchingSubscription = 0x11;
const quotaExceeded = 0x97;

/** All that a publisher may say of a message; MQTT.js gathers User Properties by name, so equal names stand together. */
const everything: MessageProperties = {
  payloadFormatIndicator: 1,
  messageExpiryInterval: 3600,
  contentType: 'text/plain; charset=utf-8',
  responseTopic: 'answers/here',
  correlationData: 'request 1',
  userProperty: [
    ['step', 'one'],
    ['step', 'two'],
    ['step', 'one'],
    ['', 'naïve ☃'],
  ],
};

describe.each(libraries)('%s', (_library, connectTo) => {
  let server: ReferenceServer;
  const { connect, part } = meet((options) => connectTo(server, options), '5.0');
  afterEach(async () => {
    await part();
    await killAll();
  });

  describe('at one moment', () => {
    beforeAll(async () => {
      server = await startReferenceServer({ clock: createManualClock(), limits: { maxSubscriptions: 2 } });
    });
    afterAll(() => server.close());

    it('has the properties of a message handed on unaltered, at each quality', async () => {
      const topic = fresh();
      const [subscriber, publisher] = await Promise.all([connect(), connect()]);
      await subscriber.subscribe(topic, 2);
      for (const qos of [0, 1, 2] as const) {
        const sent = message(topic, 'hello', { qos, properties: everything });
        await publisher.publish(sent);
        expect(await subscriber.message()).toEqual(sent);
      }
      await publisher.publish(message(topic, 'bare'));
      expect(await subscriber.message()).toEqual(message(topic, 'bare'));
    });

    it('gets them with a retained message, and with a will', async () => {
      const topic = fresh();
      const sent = message(topic, 'hello', { retain: true, properties: everything });
      const dying = await connect({ will: sent });
      const watcher = await connect();
      await watcher.subscribe(topic, 1);
      await dying.die();
      expect(await watcher.message()).toEqual({ ...sent, retain: false });
      const late = await connect();
      await late.subscribe(topic, 1);
      expect(await late.message()).toEqual(sent);
    });

    it('is told by Subscription Identifiers why a message comes', async () => {
      const topic = fresh();
      const client = await connect();
      await client.subscribe(`${topic}/a`, 1, { subscriptionIdentifier: 1 });
      await client.subscribe(`${topic}/b`, 1, { subscriptionIdentifier: 268_435_455 });
      for (const tail of ['a', 'b']) await client.publish(message(`${topic}/${tail}`, tail));
      expect(await client.message()).toMatchObject({ payload: 'a', properties: { subscriptionIdentifier: [1] } });
      expect(await client.message()).toMatchObject({
        payload: 'b',
        properties: { subscriptionIdentifier: [268_435_455] },
      });
    });

    it('asks, and gets the answer to its own question', async () => {
      const service = fresh();
      const [asking, answering] = await Promise.all([
        connect({ properties: { requestResponseInformation: 1 } }),
        connect(),
      ]);
      expect([asking.told.responseInformation, answering.told.responseInformation]).toEqual(['responses/', undefined]);
      const responseTopic = `${asking.told.responseInformation}${fresh()}`;
      await asking.subscribe(responseTopic, 1);
      await answering.subscribe(service, 1);
      await asking.publish(message(service, 'how much?', { properties: { responseTopic, correlationData: '42' } }));
      const { properties: asked = {} } = await answering.message();
      const { correlationData = '' } = asked;
      await answering.publish(message(asked.responseTopic ?? '', 'so much', { properties: { correlationData } }));
      expect(await asking.message()).toEqual(
        message(responseTopic, 'so much', { properties: { correlationData: '42' } }),
      );
    });

    it('shares a subscription: each message to one of the members, and both get some', async () => {
      const topic = fresh();
      const payloads = Array.from({ length: 10 }, (_, index) => `message ${index}`);
      const members = await Promise.all([connect(), connect()]);
      const publisher = await connect();
      for (const member of members) {
        await member.subscribe(`$share/group/${topic}`, 1);
        await member.subscribe(`${topic}/fence`, 1);
      }
      for (const payload of payloads) await publisher.publish(message(topic, payload));
      await publisher.publish(message(`${topic}/fence`, 'fence'));
      const shares = await Promise.all(members.map(untilFence));
      expect(shares.flat().sort()).toEqual([...payloads].sort());
      for (const share of shares) expect(share).not.toEqual([]);
    });

    it('does not hear itself where it asked not to', async () => {
      const topic = fresh();
      const [client, other] = await Promise.all([connect(), connect()]);
      await client.subscribe(topic, 1, { noLocal: true });
      await client.publish(message(topic, 'own'));
      await other.publish(message(topic, 'another'));
      expect((await client.message()).payload).toBe('another');
    });

    it.each([false, true])('sees the RETAIN flag as published: %s', async (retainAsPublished) => {
      const topic = fresh();
      const client = await connect();
      await client.subscribe(topic, 1, { retainAsPublished });
      const sent = message(topic, 'kept', { retain: true });
      await client.publish(sent);
      expect(await client.message()).toEqual({ ...sent, retain: retainAsPublished });
    });

    it.each([
      [0, ['kept', 'kept', 'fence']],
      [1, ['kept', 'fence']],
      [2, ['fence']],
    ] as const)('subscribes twice with Retain Handling %d and gets %j', async (retainHandling, expected) => {
      const topic = fresh();
      const client = await connect();
      await client.publish(message(topic, 'kept', { retain: true }));
      await client.subscribe(topic, 1, { retainHandling });
      await client.subscribe(topic, 1, { retainHandling });
      await client.publish(message(topic, 'fence'));
      const received: string[] = [];
      for (const _ of expected) received.push((await client.message()).payload);
      expect(received).toEqual(expected);
    });

    it('learns by Reason Codes what became of its requests', async () => {
      const client = await connect({ clientId: '' });
      expect(client.told.assignedClientIdentifier).toMatch(/./);
      expect(await client.unsubscribe(fresh())).toBe(noMatchingSubscription);
      const [first, second, third] = [fresh(), fresh(), fresh()];
      expect([await client.subscribe(first, 1), await client.subscribe(second, 2)]).toEqual([1, 2]);
      expect(await client.subscribe(third, 0)).toBe(quotaExceeded);
      expect(await client.unsubscribe(first)).toBe(0);
      expect(await client.subscribe(third, 0)).toBe(0);
    });

    it('is spared messages larger than its Maximum Packet Size', async () => {
      const topic = fresh();
      const [client, publisher] = await Promise.all([connect({ properties: { maximumPacketSize: 200 } }), connect()]);
      await client.subscribe(topic, 1);
      await publisher.publish(message(topic, 'x'.repeat(200)));
      await publisher.publish(message(topic, 'fits'));
      expect((await client.message()).payload).toBe('fits');
    });
  });

  describe('as time goes by', () => {
    let clock: ManualClock;
    const pass = (seconds: number): void => clock.advanceTo(clock.now() + seconds * 1000);
    beforeEach(async () => {
      clock = createManualClock();
      server = await startReferenceServer({ clock });
    });
    afterEach(() => server.close());

    it('gets no message that has expired, and sees how long the others have left', async () => {
      const topic = fresh();
      const session = { clientId: fresh(), clean: false };
      const before = await connect(session);
      await before.subscribe(topic, 1);
      await before.disconnect();
      await server.untilOpen(0);
      const publisher = await connect();
      for (const messageExpiryInterval of [10, 30]) {
        const properties = { messageExpiryInterval };
        await publisher.publish(message(topic, 'queued', { properties }));
        await publisher.publish(message(`${topic}/${messageExpiryInterval}`, 'retained', { retain: true, properties }));
      }
      pass(12);
      const after = await connect(session);
      expect(await after.message()).toEqual(message(topic, 'queued', { properties: { messageExpiryInterval: 18 } }));
      await after.subscribe(`${topic}/+`, 1);
      expect(await after.message()).toEqual(
        message(`${topic}/30`, 'retained', { retain: true, properties: { messageExpiryInterval: 18 } }),
      );
      await after.publish(message(topic, 'fence'));
      expect(await after.message()).toEqual(message(topic, 'fence'));
    });

    it.each([
      [29, true],
      [30, false],
    ])('comes back after %d of 30 seconds and finds a session: %s', async (seconds, sessionPresent) => {
      const session = { clientId: fresh(), clean: false, properties: { sessionExpiryInterval: 30 } };
      const before = await connect(session);
      await before.die();
      await server.untilOpen(0);
      pass(seconds);
      expect((await connect(session)).sessionPresent).toBe(sessionPresent);
    });

    it('shortens the life of its session as it leaves', async () => {
      const session = { clientId: fresh(), clean: false };
      const before = await connect(session);
      await before.disconnect({ sessionExpiryInterval: 10 });
      await server.untilOpen(0);
      pass(9);
      const between = await connect(session);
      expect(between.sessionPresent).toBe(true);
      await between.disconnect({ sessionExpiryInterval: 10 });
      await server.untilOpen(0);
      pass(10);
      expect((await connect(session)).sessionPresent).toBe(false);
    });

    it('has its will published after the delay, unless it comes back in time', async () => {
      const topic = fresh();
      const watcher = await connect();
      await watcher.subscribe(topic, 1);
      const mortal = (payload: string): Partial<ConnectOptions> => ({
        clientId: fresh(),
        clean: false,
        will: { ...message(topic, payload), properties: { willDelayInterval: 10 } },
      });
      const [lost, restless] = [mortal('lost'), mortal('restless')];
      const dying = await Promise.all([connect(lost), connect(restless)]);
      await Promise.all(dying.map((client) => client.die()));
      await server.untilOpen(1);
      pass(9);
      await watcher.publish(message(topic, 'not yet'));
      await connect(restless);
      pass(1);
      await watcher.publish(message(topic, 'fence'));
      expect(await untilFence(watcher)).toEqual(['not yet', 'lost']);
    });
  });
});

/** The payloads that come before the fence. */
async function untilFence(client: Client): Promise<string[]> {
  for (const payloads: string[] = []; ; ) {
    const { payload } = await client.message();
    if (payload === 'fence') return payloads;
    payloads.push(payload);
  }
}
