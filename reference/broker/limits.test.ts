/** Each limit at its bound and one beyond. */

import { describe, expect, test } from 'vitest';
import { fromHex } from '../codec/index.ts';
import { createBroker } from './broker.ts';
import { defaultLimits, LimitError, type Limits } from './limits.ts';
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

test('maxInFlightMessages: one beyond waits', () => {
  const { connect: join } = withLimits({ maxInFlightMessages: 2 });
  const client = join();
  client.send(subscribe(1, 't'));
  client.take();
  for (const packetIdentifier of [1, 2, 3]) client.send(publish({ qos: 1, packetIdentifier }));
  expect(summary(client.take())).toEqual(['t m q1 #1', 'puback 1', 't m q1 #2', 'puback 2', 'puback 3']);
});

/** Publishes messages 0, 1, 2, ... at QoS 1 for an absent client; gives back what it gets when it returns. */
function throughQueue(limits: Partial<Limits>, count: number, bytes: number) {
  const made = withLimits(limits);
  const client = made.connect(absent);
  client.send(subscribe(1, 't'));
  client.end();
  const publisher = made.connect();
  for (let i = 0; i < count; i++) {
    publisher.send(publish({ qos: 1, packetIdentifier: 1, payload: payload(`${i}`.padEnd(bytes)) }));
  }
  const [, ...delivered] = summary(made.connecting(absent).take()).map((text) => text.split(' ')[1]);
  return { delivered, dropped: made.broker.statistics.publishMessagesDropped };
}

test('maxQueuedMessages: one beyond drops the newest', () => {
  expect(throughQueue({ maxQueuedMessages: 3 }, 3, 1)).toEqual({ delivered: ['0', '1', '2'], dropped: 0 });
  expect(throughQueue({ maxQueuedMessages: 3 }, 4, 1)).toEqual({ delivered: ['0', '1', '2'], dropped: 1 });
});

test('maxQueuedBytes: one beyond drops the newest', () => {
  // A message weighs its payload, its topic of one byte, and 64.
  const limits = { maxQueuedBytes: 3 * 100 };
  expect(throughQueue(limits, 3, 35)).toEqual({ delivered: ['0', '1', '2'], dropped: 0 });
  expect(throughQueue(limits, 3, 36)).toEqual({ delivered: ['0', '1'], dropped: 1 });
});

test('maxQueuedBytes: what is in flight counts', () => {
  const { connect: join, broker } = withLimits({ maxQueuedBytes: 2 * 66 });
  const client = join();
  client.send(subscribe(1, 't'));
  for (const packetIdentifier of [1, 2, 3]) client.send(publish({ qos: 1, packetIdentifier }));
  expect(summary(client.take())).toEqual(['suback 1', 't m q1 #1', 'puback 1', 't m q1 #2', 'puback 2', 'puback 3']);
  expect(broker.statistics.publishMessagesDropped).toBe(1);
});

const failures: [keyof Limits, number, string[]][] = [
  ['maxSubscriptions', 2, ['a', 'b', 'c']],
  ['maxTopicLevels', 3, ['a/b/c', '+/+/#', 'a/b/c/d']],
  ['maxSubscriptionNodes', 4, ['a/b', 'c/d', 'e']],
];
describe.each(failures)('%s %d', (name, bound, filters) => {
  test('one beyond: SUBACK 0x80, the others stand', () => {
    const client = withLimits({ [name]: bound }).connect();
    client.send(subscribe(1, ...filters), subscribe(2, 'a/b/c'.slice(0, filters[0]?.length)));
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
