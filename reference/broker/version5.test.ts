/** What 5.0 adds, packet by packet. */

import { describe, expect, test } from 'vitest';
import { type Connect, fromHex, type Packet, type Subscription } from '../codec/index.ts';
import { acknowledge, createTestBroker, payload, publish, subscribe, summary, type TestBroker } from './test-client.ts';
import { codes, five, publishes } from './test-version5.ts';

const filter = (topicFilter: string, options: Partial<Subscription> = {}): Packet => ({
  type: 'subscribe',
  packetIdentifier: 1,
  subscriptions: [{ topicFilter, qos: 2, ...options }],
});

describe('CONNACK', () => {
  test('tells what the server takes, and the Client Identifier that it chose', () => {
    const broker = createTestBroker({ limits: { maxPacketBytes: 1000, maxReceivedMessages: 5, maxTopicAliases: 3 } });
    const [connack] = broker.connecting({ version: '5.0', clientId: '', cleanStart: false }).take();
    expect(connack?.type === 'connack' && connack.properties).toEqual({
      receiveMaximum: 5,
      maximumPacketSize: 1000,
      topicAliasMaximum: 3,
      assignedClientIdentifier: expect.stringMatching(/^auto/),
    });
  });

  test('tells what is not offered, and refuses it', () => {
    const settings = { maximumQos: 1, retainAvailable: false, maximumKeepAlive: 10 } as const;
    const broker = createTestBroker({ settings });
    const [connack] = broker.connecting({ version: '5.0', keepAlive: 0 }).take();
    expect(connack).toMatchObject({ properties: { maximumQos: 1, retainAvailable: 0, serverKeepAlive: 10 } });
    const will = { topic: 'w', payload: payload(''), qos: 2, retain: false } as const;
    expect(codes(broker.connecting({ version: '5.0', will }).take())).toEqual(['connack 0x9b']);
    const retained = { ...will, qos: 0, retain: true } as const;
    expect(codes(broker.connecting({ version: '5.0', will: retained }).take())).toEqual(['connack 0x9a']);
    const client = five(broker)();
    client.send(publish({ qos: 2, packetIdentifier: 1 }));
    expect(codes(client.take())).toEqual(['disconnect 0x9b']);
  });

  test('refuses what is malformed with its reason', () => {
    const client = createTestBroker().open('5.0');
    client.sendBytes(Uint8Array.of(0x10, 0x0e, 0, 4, 0x4d, 0x51, 0x54, 0x54, 5, 3, 0, 0, 0, 0, 1, 0x61));
    expect(codes(client.take())).toEqual(['connack 0x81']);
    expect(client.isClosed).toBe(true);
  });

  test('refuses a second CONNECT of a level that nobody speaks, while the first waits for its authentication', () => {
    const asking = { name: 'm', begin: () => ({ take: () => ({ type: 'continue', data: undefined }) as const }) };
    const client = createTestBroker({ authenticationMethods: [asking] }).connecting({
      version: '5.0',
      properties: { authenticationMethod: 'm' },
    });
    client.sendBytes(fromHex('10 0e 00 04 4d 51 54 54 40 02 00 3c 00 02 63 31'));
    expect(codes(client.take())).toEqual(['auth 0x18', 'connack 0x82']);
    expect(client.isClosed).toBe(true);
  });

  test('sends clients to another server', () => {
    const broker = createTestBroker({ settings: { serverReference: 'other:1883' } });
    const [connack] = broker.connecting({ version: '5.0' }).take();
    expect(connack).toMatchObject({ reasonCode: 0x9c, properties: { serverReference: 'other:1883' } });
  });
});

describe('Session Expiry Interval', () => {
  const present = (broker: TestBroker, fields: Partial<Connect> = {}): boolean => {
    const [connack] = broker.connecting({ version: '5.0', cleanStart: false, ...fields }).take();
    return connack?.type === 'connack' && connack.sessionPresent;
  };

  test.each([
    [undefined, 0, false],
    [0, 0, false],
    [5, 4999, true],
    [5, 5000, false],
    [0xffffffff, 1e12, true],
  ])('%s: after %d ms the session is there: %s', (sessionExpiryInterval, durationMs, there) => {
    const broker = createTestBroker();
    five(broker)({ properties: { sessionExpiryInterval } }).end();
    broker.wait(durationMs);
    expect(present(broker)).toBe(there);
  });

  test('is changed by DISCONNECT, but not from 0', () => {
    const broker = createTestBroker();
    const leave = { type: 'disconnect', reasonCode: 0, properties: { sessionExpiryInterval: 9 } } as const;
    const client = five(broker)({ properties: { sessionExpiryInterval: 1 } });
    client.send(leave);
    broker.wait(5000);
    expect(present(broker)).toBe(true);
    const other = five(broker)({ clientId: 'other' });
    other.send(leave);
    expect(codes(other.take())).toEqual(['disconnect 0x82']);
  });

  test('is cut down to what the server keeps, and CONNACK says so', () => {
    const broker = createTestBroker({ settings: { sessionExpiryMs: 3000 } });
    const [connack] = broker.connecting({ version: '5.0', properties: { sessionExpiryInterval: 60 } }).take();
    expect(connack).toMatchObject({ properties: { sessionExpiryInterval: 3 } });
  });
});

describe('Will Delay Interval', () => {
  const will = (willDelayInterval: number) =>
    ({ topic: 'w', payload: payload('w'), qos: 0, retain: false, properties: { willDelayInterval } }) as const;
  const watched = (sessionExpiryInterval: number, delay: number) => {
    const broker = createTestBroker();
    const watcher = five(broker)({ clientId: 'watcher' });
    watcher.send(subscribe(0, 'w'));
    const options = { clientId: 'dying', will: will(delay), properties: { sessionExpiryInterval } };
    const dying = five(broker)(options);
    watcher.take();
    const seen = (): number => publishes(watcher.take()).length;
    return { broker, dying, seen, again: (cleanStart: boolean) => five(broker)({ ...options, cleanStart }) };
  };

  test('passes first', () => {
    const { broker, dying, seen } = watched(60, 2);
    dying.end();
    broker.wait(1999);
    expect(seen()).toBe(0);
    broker.wait(1);
    expect(seen()).toBe(1);
  });

  test('is cut short by the end of the session', () => {
    const { broker, dying, seen } = watched(1, 9);
    dying.end();
    broker.wait(1000);
    expect(seen()).toBe(1);
    broker.wait(10_000);
    expect(seen()).toBe(0);
  });

  test('is nothing to a session that ends with its connection', () => {
    const { dying, seen } = watched(0, 9);
    dying.end();
    expect(seen()).toBe(1);
  });

  test('spares a client that is back in time, unless it starts anew', () => {
    const { broker, dying, seen, again } = watched(60, 2);
    dying.end();
    const back = again(false);
    broker.wait(5000);
    expect(seen()).toBe(0);
    back.end();
    again(true);
    expect(seen()).toBe(1);
  });

  test('is not asked for by DISCONNECT with 0, and is by any other code', () => {
    const { broker, dying, seen, again } = watched(60, 1);
    dying.send({ type: 'disconnect', reasonCode: 0 });
    broker.wait(5000);
    expect(seen()).toBe(0);
    again(false).send({ type: 'disconnect', reasonCode: 4 });
    broker.wait(5000);
    expect(seen()).toBe(1);
  });
});

describe('messages', () => {
  test('carry their properties on, and count their expiry down', () => {
    const broker = createTestBroker();
    const client = five(broker)({ cleanStart: false, properties: { sessionExpiryInterval: 60 } });
    client.send(subscribe(1, 't'));
    client.end();
    const properties = {
      messageExpiryInterval: 10,
      contentType: 'text/plain',
      responseTopic: 'r',
      correlationData: payload('c'),
      userProperty: [
        ['a', '1'],
        ['a', '2'],
      ],
    } as const;
    five(broker)({ clientId: 'publisher' }).send(publish({ qos: 1, packetIdentifier: 1, properties }));
    broker.wait(4000);
    const [message] = publishes(five(broker)({ cleanStart: false }).take());
    expect(message?.properties).toEqual({ ...properties, messageExpiryInterval: 6 });
  });

  test('expire in the queue and in the store', () => {
    const broker = createTestBroker();
    five(broker)({ cleanStart: false, properties: { sessionExpiryInterval: 60 } }).send(subscribe(1, 't'));
    const away = five(broker)({ cleanStart: false, properties: { sessionExpiryInterval: 60 } });
    away.end();
    const properties = { messageExpiryInterval: 2 };
    const publisher = five(broker)({ clientId: 'publisher' });
    publisher.send(publish({ qos: 1, retain: true, packetIdentifier: 1, properties }));
    broker.wait(2000);
    const back = five(broker)({ cleanStart: false });
    back.send(subscribe(1, 't'));
    expect(publishes(back.take())).toEqual([]);
  });

  test('respect No Local, Retain As Published and Retain Handling', () => {
    const broker = createTestBroker();
    const client = five(broker)();
    client.send(filter('n', { noLocal: true }), filter('r', { retainAsPublished: true }));
    client.send(publish({ topic: 'n' }), publish({ topic: 'r', retain: true }));
    expect(summary(publishes(client.take()))).toEqual(['r m q0 retain']);
    client.send(filter('r', { retainHandling: 1 }), filter('r', { retainHandling: 2 }), filter('r'));
    expect(publishes(client.take())).toHaveLength(1);
  });

  test('name the subscriptions that they answer to, in one copy', () => {
    const client = five(createTestBroker())();
    const subscription = (topicFilter: string, identifier: number): Packet => ({
      type: 'subscribe',
      packetIdentifier: 1,
      subscriptions: [{ topicFilter, qos: 0 }],
      properties: { subscriptionIdentifier: [identifier] },
    });
    client.send(subscription('t', 1), subscription('+', 2), filter('#'), publish());
    const messages = publishes(client.take());
    expect(messages.map(({ properties }) => properties?.subscriptionIdentifier)).toEqual([[1, 2]]);
  });

  test('larger than the client takes are left out, and the next one comes', () => {
    const client = five(createTestBroker())({ properties: { maximumPacketSize: 40 } });
    client.send(subscribe(1, 't'));
    for (const [packetIdentifier, text] of ['x'.repeat(40), 'y'].entries()) {
      client.send(publish({ qos: 1, packetIdentifier: packetIdentifier + 1, payload: payload(text) }));
    }
    expect(summary(publishes(client.take()))).toEqual(['t y q1 #2']);
  });

  test('are in flight as far as Receive Maximum reaches, also when they are sent again', () => {
    const broker = createTestBroker();
    const options = { cleanStart: false, properties: { sessionExpiryInterval: 60, receiveMaximum: 2 } };
    const client = five(broker)(options);
    client.send(subscribe(1, 't'));
    for (let id = 1; id <= 3; id++) client.send(publish({ qos: 1, packetIdentifier: id, payload: payload(`${id}`) }));
    expect(summary(publishes(client.take()))).toEqual(['t 1 q1 #1', 't 2 q1 #2']);
    client.end();
    const back = five(broker)({ ...options, properties: { ...options.properties, receiveMaximum: 1 } });
    expect(summary(publishes(back.take()))).toEqual(['t 1 q1 #1 dup']);
    back.send(acknowledge('puback', 1));
    expect(summary(publishes(back.take()))).toEqual(['t 2 q1 #2 dup']);
    back.send(acknowledge('puback', 2));
    expect(summary(publishes(back.take()))).toEqual(['t 3 q1 #3']);
  });

  test('use Topic Aliases both ways', () => {
    const client = five(createTestBroker({ limits: { maxTopicAliases: 1 } }))({ properties: { topicAliasMaximum: 1 } });
    client.send(subscribe(0, 't', 'u'));
    client.send(publish({ properties: { topicAlias: 1 } }), publish({ topic: '', properties: { topicAlias: 1 } }));
    client.send(publish({ topic: 'u' }));
    const messages = publishes(client.take());
    expect(messages.map(({ topic, properties }) => `${topic} ${properties?.topicAlias}`)).toEqual([
      't 1',
      ' 1',
      'u undefined',
    ]);
    client.send(publish({ properties: { topicAlias: 2 } }));
    expect(codes(client.take())).toEqual(['disconnect 0x94']);
  });
});
