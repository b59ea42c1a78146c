/** Each limit on what waits for a client or is in flight to it, at its bound and one beyond. */

import { describe, expect, test } from 'vitest';
import type { Limits } from './limits.ts';
import { acknowledge, createTestBroker, payload, publish, subscribe, summary } from './test-client.ts';

const absent = { clientId: 'absent', cleanStart: false } as const;

const withLimits = (limits: Partial<Limits>) => createTestBroker({ limits });

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

test('maxTotalQueuedBytes: one beyond drops the newest, whoever it is for, and room is made by an acknowledgement', () => {
  // Three messages of 66: one for each of two clients, and a second for the first.
  const { connect: join, broker } = withLimits({ maxTotalQueuedBytes: 3 * 66 });
  const [a, b] = [join({ clientId: 'a' }), join({ clientId: 'b' })];
  const publisher = join({ clientId: 'publisher' });
  a.send(subscribe(1, 't', 'u'));
  b.send(subscribe(1, 't'));
  const send = (topic: string): void => publisher.send(publish({ topic, qos: 1, packetIdentifier: 1 }));
  send('t');
  send('u');
  expect(broker.statistics).toMatchObject({ publishMessagesDropped: 0, heldBytes: 3 * 66 });
  send('t');
  expect(broker.statistics).toMatchObject({ publishMessagesDropped: 2, heldBytes: 3 * 66 });
  b.send(acknowledge('puback', 1));
  send('u');
  expect(broker.statistics.counters.dropped.maxTotalQueuedBytes).toBe(2);
  expect(summary(a.take())).toEqual(['suback 1', 't m q1 #1', 'u m q1 #2', 'u m q1 #3']);
  a.end();
  b.end();
  expect(broker.statistics.heldBytes).toBe(0);
});

describe('a client that reads too slowly', () => {
  const slow = () => {
    const made = createTestBroker();
    const client = made.connect();
    client.send(subscribe(2, 't'));
    client.take();
    client.congested();
    return { ...made, client, publisher: made.connect({ clientId: 'publisher' }) };
  };

  test('gets no QoS 0 message, which is counted; QoS 1 and 2 wait, in their order', () => {
    const { client, publisher, broker } = slow();
    publisher.send(publish({ payload: payload('lost') }));
    publisher.send(publish({ qos: 1, packetIdentifier: 1 }), publish({ qos: 2, packetIdentifier: 2 }));
    expect(summary(client.take())).toEqual([]);
    expect(broker.statistics.counters.dropped.maxOutboundBytes).toBe(1);
    client.drained();
    publisher.send(publish({ payload: payload('heard') }));
    expect(summary(client.take())).toEqual(['t m q1 #1', 't m q2 #2', 't heard q0']);
  });

  test('is answered all the same, and retained messages wait for it', () => {
    const { client, publisher } = slow();
    publisher.send(publish({ topic: 'r', retain: true }));
    client.send(subscribe(0, 'r'), { type: 'pingreq' });
    expect(summary(client.take())).toEqual(['suback 1', 'pingresp']);
    client.drained();
    expect(summary(client.take())).toEqual(['r m q0 retain']);
  });

  test('that comes back has what it did not acknowledge sent again, as far as it reads', () => {
    const { connect: join, connecting } = createTestBroker();
    const first = join(absent);
    first.send(subscribe(1, 't'));
    const publisher = join({ clientId: 'publisher' });
    for (const text of ['1', '2']) publisher.send(publish({ qos: 1, packetIdentifier: 1, payload: payload(text) }));
    first.end();
    const second = connecting(absent);
    expect(summary(second.take())).toEqual(['connack', 't 1 q1 #1 dup', 't 2 q1 #2 dup']);
  });
});

test('maxQueuedBytes: what is in flight counts', () => {
  const { connect: join, broker } = withLimits({ maxQueuedBytes: 2 * 66 });
  const client = join();
  client.send(subscribe(1, 't'));
  for (const packetIdentifier of [1, 2, 3]) client.send(publish({ qos: 1, packetIdentifier }));
  expect(summary(client.take())).toEqual(['suback 1', 't m q1 #1', 'puback 1', 't m q1 #2', 'puback 2', 'puback 3']);
  expect(broker.statistics.publishMessagesDropped).toBe(1);
});
