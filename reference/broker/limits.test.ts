/** Each limit at its bound and one beyond. */

import { describe, expect, test } from 'vitest';
import { encodePacket, fromHex } from '../codec/index.ts';
import { createBroker } from './broker.ts';
import { LimitError } from './limit.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { connect, createTestBroker, payload, publish, subscribe, summary, type TestClient } from './test-client.ts';

const absent = { clientId: 'absent', cleanStart: false } as const;

const withLimits = (limits: Partial<Limits>) => createTestBroker({ limits });

/**
 * A limit reached while a packet was processed closes its connection and nothing else, and nothing was acknowledged.
 */
function expectClosedUnanswered(client: TestClient): void {
  expect(summary(client.take())).toEqual([]);
  expect(client.isClosed).toBe(true);
}

describe('a limit that makes no sense', () => {
  test.each([
    ['maxConnections', 0],
    ['maxPacketBytes', 1.5],
    ['maxQueuedMessages', Number.NaN],
    ['maxInFlightMessages', 65_536],
  ] as const)('%s %d', (name, value) => {
    const { clock } = createTestBroker();
    expect(() => createBroker({ clock, limits: { [name]: value } })).toThrow(LimitError);
  });

  test('is none of the defaults, nor the widest window', () => {
    withLimits(defaultLimits);
    withLimits({ maxInFlightMessages: 65_535 });
  });
});

test('maxPacketBytes: as soon as the length is known', () => {
  const { open } = withLimits({ maxPacketBytes: 20 });
  const [within, beyond] = [open(), open()];
  within.send(connect(), publish({ payload: payload('x'.repeat(15)) }));
  expect(within.isClosed).toBe(false);
  beyond.send(connect());
  beyond.sendBytes(fromHex('30 13'));
  expect(beyond.isClosed).toBe(true);
});

describe('maxTotalUnfinishedBytes', () => {
  const whole = encodePacket(publish({ payload: new Uint8Array(97) }), '3.1.1');
  const half = (size: number): Uint8Array => whole.slice(0, size);

  test('the client with most of it is closed, whoever brought it about', () => {
    const { connect } = withLimits({ maxTotalUnfinishedBytes: 60 });
    const [large, small, last] = ['a', 'b', 'c'].map((clientId) => connect({ clientId }));
    large?.sendBytes(half(40));
    small?.sendBytes(half(20));
    expect([large, small].map((client) => client?.isClosed)).toEqual([false, false]);
    last?.sendBytes(half(2));
    expect([large, small, last].map((client) => client?.isClosed)).toEqual([true, false, false]);
  });

  test('counts nothing that is whole, or gone', () => {
    const { core, open, connect } = withLimits({ maxTotalUnfinishedBytes: 60 });
    const client = connect();
    for (let round = 0; round < 3; round += 1) {
      client.sendBytes(half(52));
      client.sendBytes(whole.slice(52));
      const passing = open();
      passing.sendBytes(half(50));
      passing.end();
    }
    expect(core.counters.unfinishedBytes).toBe(0);
    expect(client.isClosed).toBe(false);
  });
});

test('connectTimeoutMs: the time before the broker got the connection counts', () => {
  const { broker, wait } = withLimits({ connectTimeoutMs: 1000 });
  let isClosed = false;
  const close = (): void => {
    isClosed = true;
  };
  broker.accept({ send: () => undefined, close }, { address: '192.0.2.1', openForMs: 400 });
  wait(599);
  expect(isClosed).toBe(false);
  wait(1);
  expect(isClosed).toBe(true);
});

test('connectTimeoutMs: until a CONNECT is complete', () => {
  const { open, wait } = withLimits({ connectTimeoutMs: 1000 });
  const [silent, slow, connected] = [open(), open(), open()];
  wait(999);
  slow.sendBytes(fromHex('10 0d 00 04'));
  connected.send(connect());
  expect(silent.isClosed).toBe(false);
  wait(1);
  expect([silent.isClosed, slow.isClosed, connected.isClosed]).toEqual([true, true, false]);
  wait(100_000);
  expect(connected.isClosed).toBe(false);
});

test('maxConnections: one beyond is closed at once, and room is made by closing', () => {
  const { open } = withLimits({ maxConnections: 2 });
  const connections = [open(), open(), open()];
  expect(connections.map(({ isClosed }) => isClosed)).toEqual([false, false, true]);
  connections[0]?.end();
  expect(open().isClosed).toBe(false);
});

test('maxSessions: one beyond gets CONNACK 3, those that are known get in', () => {
  const made = withLimits({ maxSessions: 2 });
  made.connect(absent).end();
  const clean = made.connect({ clientId: 'b' });
  const refused = made.connecting({ clientId: 'c' });
  expect(refused.take()).toEqual([{ type: 'connack', sessionPresent: false, reasonCode: 3 }]);
  expect(refused.isClosed).toBe(true);
  made.connect(absent);
  made.connect({ clientId: 'b' });
  expect(clean.isClosed).toBe(true);
});

const failures: [keyof Limits, number, string[], number][] = [
  ['maxSubscriptions', 2, ['a', 'b', 'c'], 0x97],
  ['maxTopicLevels', 3, ['a/b/c', '+/+/#', 'a/b/c/d'], 0x8f],
  ['maxTopicBytes', 3, ['a/b', 'é/', 'é/b'], 0x8f],
  ['maxSubscriptionNodes', 4, ['a/b', 'c/d', 'e'], 0x97],
];
describe.each(failures)('%s %d', (name, bound, filters, reasonCode) => {
  test('one beyond in 5.0: SUBACK with the Reason Code for it', () => {
    const client = withLimits({ [name]: bound }).connect({ version: '5.0' });
    client.send(subscribe(1, ...filters));
    expect(client.take()).toEqual([{ type: 'suback', packetIdentifier: 1, reasonCodes: [1, 1, reasonCode] }]);
  });

  test('one beyond: SUBACK 0x80, the others stand', () => {
    const client = withLimits({ [name]: bound }).connect();
    client.send(subscribe(1, ...filters), subscribe(2, filters[0] ?? ''));
    expect(client.take()).toEqual([
      { type: 'suback', packetIdentifier: 1, reasonCodes: [1, 1, 0x80] },
      { type: 'suback', packetIdentifier: 1, reasonCodes: [2] },
    ]);
  });

  test('one beyond in 3.1: the connection is closed', () => {
    const client = withLimits({ [name]: bound }).connect({ version: '3.1' });
    client.send(subscribe(1, ...filters));
    expectClosedUnanswered(client);
  });
});

describe.each([
  ['maxTopicLevels', 3, 'a/b/c', 'a/b/c/d'],
  ['maxTopicBytes', 5, 'a/b/c', 'a/b/é'],
] as const)('%s %d in 5.0', (name, bound, within, beyond) => {
  const join = (topic: string, qos: 0 | 1) => {
    const client = withLimits({ [name]: bound }).connect({ version: '5.0' });
    client.send(publish({ topic, qos, packetIdentifier: qos === 0 ? undefined : 1 }));
    return client;
  };

  test('a PUBLISH is taken', () => {
    expect(join(within, 1).take()).toMatchObject([{ type: 'puback', reasonCode: 0x10 }]);
  });

  test('one beyond is refused by PUBACK 0x90, at QoS 0 by DISCONNECT 0x90', () => {
    const answered = join(beyond, 1);
    expect(answered.take()).toMatchObject([{ type: 'puback', reasonCode: 0x90 }]);
    expect(answered.isClosed).toBe(false);
    const closed = join(beyond, 0);
    expect(closed.take()).toMatchObject([{ type: 'disconnect', reasonCode: 0x90 }]);
    expect(closed.isClosed).toBe(true);
  });

  test('a Will beyond is refused by CONNACK 0x90', () => {
    const { connecting } = withLimits({ [name]: bound });
    const will = (topic: string) => ({ topic, payload: payload('x'), qos: 0, retain: false }) as const;
    expect(connecting({ version: '5.0', will: will(within) }).take()).toMatchObject([{ reasonCode: 0 }]);
    expect(connecting({ version: '5.0', will: will(beyond) }).take()).toMatchObject([{ reasonCode: 0x90 }]);
  });
});

test('maxTopicLevels: a PUBLISH beyond closes its connection, a Will beyond is dropped', () => {
  const { connect: join } = withLimits({ maxTopicLevels: 3 });
  const watcher = join({ clientId: 'watcher' });
  watcher.send(subscribe(0, '#'));
  const will = { topic: 'a/b/c/w', payload: payload('x'), qos: 0, retain: false } as const;
  const client = join({ will });
  client.send(publish({ topic: 'a/b/c', qos: 1, packetIdentifier: 1 }));
  expect(summary(client.take())).toEqual(['puback 1']);
  client.send(publish({ topic: 'a/b/c/d', qos: 1, packetIdentifier: 1 }));
  expectClosedUnanswered(client);
  expect(summary(watcher.take())).toEqual(['suback 1', 'a/b/c m q0']);
});

describe.each([
  ['maxRetainedMessages', 2, ['a', 'b'], 'c'],
  ['maxRetainedBytes', 2 * 66, ['a', 'b'], 'c'],
  ['maxRetainedNodes', 4, ['a/b', 'c/d'], 'e'],
] as const)('%s %d', (name, bound, within, beyond) => {
  const filled = () => {
    const made = withLimits({ [name]: bound });
    const watcher = made.connect({ clientId: 'watcher' });
    watcher.send(subscribe(0, '#'));
    const client = made.connect();
    for (const topic of within) client.send(publish({ topic, retain: true }));
    watcher.take();
    return { ...made, watcher, client };
  };

  test('at the bound one can be replaced, and be cleared to make room', () => {
    const { client, broker } = filled();
    client.send(publish({ topic: within[0], retain: true }), publish({ topic: beyond }));
    client.send(
      publish({ topic: within[0], retain: true, payload: payload('') }),
      publish({ topic: beyond, retain: true }),
    );
    expect(client.isClosed).toBe(false);
    expect(broker.statistics.retainedMessages).toBe(2);
  });

  test('one beyond closes the connection of the publisher and goes nowhere', () => {
    const { client, watcher, broker } = filled();
    client.send(publish({ topic: beyond, retain: true, qos: 1, packetIdentifier: 1 }));
    expectClosedUnanswered(client);
    expect(summary(watcher.take())).toEqual([]);
    expect(broker.statistics.retainedMessages).toBe(2);
  });

  test('a Will beyond is published and not retained', () => {
    const { connect: join, watcher, broker } = filled();
    join({ clientId: 'mortal', will: { topic: beyond, payload: payload('x'), qos: 0, retain: true } }).end();
    expect(summary(watcher.take())).toEqual([`${beyond} x q0`]);
    expect(broker.statistics.retainedMessages).toBe(2);
  });
});
