/** What of 5.0 only MQTT.js shows: Topic Aliases, codes of all acknowledgements, enhanced authentication, the window. */

import type { IClientOptions, IConnackPacket, IPublishPacket, MqttClient, Packet } from 'mqtt';
import { afterEach, describe, expect, it } from 'vitest';
import { scramClient } from '../../harness/prober/scram.ts';
import { type BrokerOptions, createScramMethod } from '../../reference/broker/index.ts';
import type { ConnectOptions } from './client.ts';
import { fresh } from './libraries.ts';
import { accepted, startMqttJs } from './mqtt-js.ts';
import { type ReferenceServer, startReferenceServer } from './reference-server.ts';

const noMatchingSubscribers = 0x10;
const notAuthorized = 0x87;
const serverShuttingDown = 0x8b;
const badAuthenticationMethod = 0x8c;
const sessionTakenOver = 0x8e;
const quotaExceeded = 0x97;
const useAnotherServer = 0x9c;

const left: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of left.splice(0).reverse()) await end();
});

const serve = async (options: Partial<BrokerOptions> = {}): Promise<ReferenceServer> => {
  const server = await startReferenceServer(options);
  left.push(() => server.close());
  return server;
};

/** Every packet of that kind from now on, as it was on the wire. */
function watch<Kind extends Packet['cmd']>(client: MqttClient, way: 'packetsend' | 'packetreceive', kind: Kind) {
  const seen: Extract<Packet, { cmd: Kind }>[] = [];
  client.on(way, (packet) => {
    if (packet.cmd === kind) seen.push({ ...packet } as Extract<Packet, { cmd: Kind }>);
  });
  return seen;
}

/** How a PUBLISH names its topic. */
const naming = ({ topic, properties }: IPublishPacket) => [topic, properties?.topicAlias];

/** The Reason Code with which the broker sends it away. */
const sentAway = (client: MqttClient): Promise<number | undefined> =>
  new Promise((resolve) => client.once('disconnect', ({ reasonCode }) => resolve(reasonCode)));

/** The topics of so many messages. */
function topicsReceived(client: MqttClient, count: number): Promise<string[]> {
  const topics: string[] = [];
  return new Promise((resolve) => {
    client.on('message', (topic) => {
      if (topics.push(topic) === count) resolve(topics);
    });
  });
}

describe.each(['tcpUrl', 'wsUrl'] as const)('MQTT.js at the %s', (url) => {
  const start = (server: ReferenceServer, own: IClientOptions = {}, options: Partial<ConnectOptions> = {}) => {
    const client = startMqttJs(server[url], { version: '5.0', clientId: fresh(), clean: true, ...options }, own);
    client.on('error', () => undefined); // each test that expects one asks for it
    left.push(() => void client.stream.destroy());
    return client;
  };
  const join = async (...args: Parameters<typeof start>): Promise<MqttClient> => {
    const client = start(...args);
    await accepted(client);
    return client;
  };

  it('assigns Topic Aliases to more topics than there are aliases', async () => {
    const server = await serve({ limits: { maxTopicAliases: 4 } });
    const [publisher, subscriber] = [await join(server, { autoAssignTopicAlias: true }), await join(server)];
    const topic = fresh();
    const topics = Array.from({ length: 6 }, (_, index) => `${topic}/${index}`);
    const published = [...topics.flatMap((each) => [each, each]), ...topics];
    await subscriber.subscribeAsync(`${topic}/+`, { qos: 1 });
    const received = topicsReceived(subscriber, published.length);
    const sent = watch(publisher, 'packetsend', 'publish');
    for (const each of published) await publisher.publishAsync(each, 'hello', { qos: 1 });
    expect(await received).toEqual(published);
    expect(sent.slice(0, 4).map(naming)).toEqual([
      [topics[0], 1],
      ['', 1],
      [topics[1], 2],
      ['', 2],
    ]);
    expect(new Set(sent.map(({ properties }) => properties?.topicAlias))).toEqual(new Set([1, 2, 3, 4]));
  });

  it('uses a Topic Alias that it was given', async () => {
    const server = await serve();
    const client = await join(server, { autoUseTopicAlias: true });
    const topic = fresh();
    await client.subscribeAsync(topic);
    const received = topicsReceived(client, 2);
    const sent = watch(client, 'packetsend', 'publish');
    client.publish(topic, 'first', { properties: { topicAlias: 7 } });
    client.publish(topic, 'second');
    expect(await received).toEqual([topic, topic]);
    expect(sent.map(naming)).toEqual([
      [topic, 7],
      ['', 7],
    ]);
  });

  it('understands the Topic Aliases of the broker, which keeps within its maximum', async () => {
    const server = await serve();
    const client = await join(server, {}, { properties: { topicAliasMaximum: 2 } });
    const topic = fresh();
    const published = ['a', 'a', 'b', 'b', 'c', 'c', 'a', 'b'].map((tail) => `${topic}/${tail}`);
    await client.subscribeAsync(`${topic}/+`);
    const received = topicsReceived(client, published.length);
    const packets = watch(client, 'packetreceive', 'publish');
    for (const each of published) await client.publishAsync(each, 'hello', { qos: 1 });
    expect(await received).toEqual(published);
    expect(packets.slice(0, 4).map(naming)).toEqual([
      [`${topic}/a`, 1],
      ['', 1],
      [`${topic}/b`, 2],
      ['', 2],
    ]);
  });

  it.each([1, 2] as const)('learns by Reason Codes what became of a message at QoS %d', async (qos) => {
    const server = await serve({ limits: { maxRetainedMessages: 1 } });
    const client = await join(server);
    const answers = watch(client, 'packetreceive', qos === 1 ? 'puback' : 'pubrec');
    const topic = fresh();
    await client.publishAsync(topic, 'nobody listens', { qos });
    await client.subscribeAsync(topic);
    await client.publishAsync(topic, 'somebody does', { qos, retain: true });
    await expect(client.publishAsync(fresh(), 'one too many', { qos, retain: true })).rejects.toMatchObject({
      code: quotaExceeded,
    });
    await client.publishAsync(topic, 'and goes on', { qos });
    expect(answers.map(({ reasonCode = 0 }) => reasonCode)).toEqual([noMatchingSubscribers, 0, quotaExceeded, 0]);
  });

  it('is told why it is sent away', async () => {
    const server = await serve();
    const clientId = fresh();
    const first = await join(server, {}, { clientId });
    const displaced = sentAway(first);
    const second = await join(server, {}, { clientId });
    expect(await displaced).toBe(sessionTakenOver);
    const stopped = sentAway(second);
    await server.close();
    expect(await stopped).toBe(serverShuttingDown);
  });

  it('is told what the broker does not do', async () => {
    const server = await serve({
      limits: { maxReceivedMessages: 9, maxTopicAliases: 8, maxPacketBytes: 7000 },
      settings: {
        maximumQos: 1,
        maximumKeepAlive: 6,
        retainAvailable: false,
        wildcardSubscriptionAvailable: false,
        subscriptionIdentifierAvailable: false,
        sharedSubscriptionAvailable: false,
      },
    });
    expect((await accepted(start(server))).properties).toEqual({
      receiveMaximum: 9,
      topicAliasMaximum: 8,
      maximumPacketSize: 7000,
      maximumQoS: 1,
      serverKeepAlive: 6,
      retainAvailable: false,
      wildcardSubscriptionAvailable: false,
      subscriptionIdentifiersAvailable: false,
      sharedSubscriptionAvailable: false,
    });
  });

  it('is sent to another server', async () => {
    const client = start(await serve({ settings: { serverReference: 'mqtt.example:1883' } }));
    const connacks = watch(client, 'packetreceive', 'connack');
    await expect(accepted(client)).rejects.toThrow(new RegExp(`: ${useAnotherServer}$`));
    expect(connacks).toMatchObject([{ properties: { serverReference: 'mqtt.example:1883' } }]);
  });

  it('has no more QoS 2 messages in flight than its Receive Maximum', async () => {
    const server = await serve();
    const session = { clientId: fresh(), clean: false, properties: { receiveMaximum: 2 } };
    const topic = fresh();
    const before = await join(server, {}, session);
    await before.subscribeAsync(topic, { qos: 2 });
    await before.endAsync();
    const publisher = await join(server);
    await server.untilOpen(1);
    const published = Array.from({ length: 10 }, () => topic);
    for (const each of published) await publisher.publishAsync(each, 'queued', { qos: 2 });
    const after = start(server, {}, session);
    // As soon as there is a third, MQTT.js gives up.
    const failed = new Promise((resolve) => after.once('error', resolve));
    expect(await Promise.race([topicsReceived(after, published.length), failed])).toEqual(published);
  });

  describe('with enhanced authentication', () => {
    const name = 'SCRAM-SHA-256';
    const logIn = async (password: string, authenticationMethod = name) => {
      const method = createScramMethod({ accounts: { user: 'pencil' }, random: Math.random });
      const server = await serve({ authenticationMethods: [method] });
      const scram = scramClient('user', password, fresh());
      const authenticationData = Buffer.from(scram.first);
      const client = start(server, { properties: { authenticationMethod, authenticationData } });
      let isAnsweredBy: ReturnType<typeof scram.final>['isAnsweredBy'] = () => false;
      client.handleAuth = (packet, reply) => {
        const final = scram.final(packet.properties?.authenticationData);
        isAnsweredBy = final.isAnsweredBy;
        const properties = { authenticationMethod, authenticationData: Buffer.from(final.message) };
        reply(undefined, { cmd: 'auth', reasonCode: 0x18, properties });
      };
      const connack: IConnackPacket = await accepted(client);
      return { properties: connack.properties, isAnsweredBy: (data?: Uint8Array) => isAnsweredBy(data) };
    };

    it('logs in, and knows that the broker knows the password too', async () => {
      const { properties, isAnsweredBy } = await logIn('pencil');
      expect(properties?.authenticationMethod).toBe(name);
      expect(isAnsweredBy(properties?.authenticationData)).toBe(true);
    });

    it('is refused with a wrong password, or a method that the broker has not', async () => {
      await expect(logIn('pen')).rejects.toThrow(new RegExp(`: ${notAuthorized}$`));
      await expect(logIn('pencil', 'OTHER')).rejects.toThrow(new RegExp(`: ${badAuthenticationMethod}$`));
    });
  });
});
