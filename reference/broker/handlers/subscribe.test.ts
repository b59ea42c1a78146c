/** SUBSCRIBE and UNSUBSCRIBE: what is answered, what is delivered, what is retained. */

import { describe, expect, test } from 'vitest';
import type { Packet, Subscription } from '../../codec/index.ts';
import { acknowledge, createTestBroker, payload, publish, subscribe, summary } from '../test-client.ts';

const unsubscribe = (...topicFilters: string[]): Packet => ({ type: 'unsubscribe', packetIdentifier: 5, topicFilters });

describe('SUBACK', () => {
  test('has the identifier, and a code for each filter in order', () => {
    const client = createTestBroker().connect();
    const subscriptions: Subscription[] = [2, 0, 1, 2].map((qos, index) => ({
      topicFilter: `t${index}`,
      qos: qos as 0 | 1 | 2,
    }));
    client.send({ type: 'subscribe', packetIdentifier: 300, subscriptions });
    expect(client.take()).toEqual([{ type: 'suback', packetIdentifier: 300, reasonCodes: [2, 0, 1, 2] }]);
  });
});

describe('subscribing again to the same filter', () => {
  test('replaces the granted QoS, and leaves one subscription', () => {
    const { connect, broker } = createTestBroker();
    const client = connect();
    client.send(subscribe(2, 't'), subscribe(0, 't'), publish({ qos: 2, packetIdentifier: 1 }));
    expect(summary(client.take())).toEqual(['suback 1', 'suback 1', 't m q0', 'pubrec 1']);
    expect(broker.statistics.subscriptions).toBe(1);
  });

  test('sends what is retained again', () => {
    const client = createTestBroker().connect();
    client.send(publish({ retain: true }), subscribe(0, 't'), subscribe(0, 't'));
    expect(summary(client.take())).toEqual(['suback 1', 't m q0 retain', 'suback 1', 't m q0 retain']);
  });
});

describe('overlapping subscriptions', () => {
  test.each([
    [0, 2, 1],
    [2, 0, 1],
    [1, 1, 1],
    [0, 0, 0],
  ] as const)('granted %d, %d and %d: one copy at the highest', (...granted) => {
    const client = createTestBroker().connect();
    const filters = ['a/#', 'a/+', '+/b'];
    for (const [index, qos] of granted.entries()) client.send(subscribe(qos, filters[index] ?? ''));
    client.take();
    client.send(publish({ topic: 'a/b', qos: 2, packetIdentifier: 1 }));
    const highest = Math.max(...granted);
    expect(summary(client.take())).toEqual([`a/b m q${highest}${highest > 0 ? ' #1' : ''}`, 'pubrec 1']);
  });
});

describe('UNSUBSCRIBE', () => {
  test('ends all subscriptions that it names, and is answered once', () => {
    const { connect, broker } = createTestBroker();
    const client = connect();
    client.send(subscribe(0, 'a', 'b/+', '#', 'c'), unsubscribe('a', 'b/+', '#'));
    expect(summary(client.take())).toEqual(['suback 1', 'unsuback 5']);
    client.send(publish({ topic: 'a' }), publish({ topic: 'b/x' }), publish({ topic: 'c' }));
    expect(summary(client.take())).toEqual(['c m q0']);
    expect(broker.statistics.subscriptions).toBe(1);
  });

  test.each(['A', 'a/', '+', '#', '/a'])('of %s leaves a subscription to a, and is answered', (topicFilter) => {
    const client = createTestBroker().connect();
    client.send(subscribe(0, 'a'), unsubscribe(topicFilter), publish({ topic: 'a' }));
    expect(summary(client.take())).toEqual(['suback 1', 'unsuback 5', 'a m q0']);
  });

  test('leaves what is in flight to be completed', () => {
    const { connect, broker } = createTestBroker();
    const client = connect();
    client.send(subscribe(2, 't'), publish({ qos: 2, packetIdentifier: 1 }), unsubscribe('t'));
    client.take();
    client.send(acknowledge('pubrec', 1), acknowledge('pubcomp', 1));
    expect(summary(client.take())).toEqual(['pubrel 1']);
    expect(broker.statistics.messagesStored).toBe(0);
  });
});

describe('retained messages', () => {
  test('are sent for a new subscription with RETAIN, and live without', () => {
    const client = createTestBroker().connect();
    client.send(subscribe(1, 't'), publish({ qos: 1, packetIdentifier: 3, retain: true }), unsubscribe('t'));
    expect(summary(client.take())).toEqual(['suback 1', 't m q1 #1', 'puback 3', 'unsuback 5']);
    client.send(subscribe(1, '+'));
    expect(summary(client.take())).toEqual(['suback 1', 't m q1 #2 retain']);
  });

  test.each([0, 1, 2] as const)('keep QoS %d, up to the one granted', (qos) => {
    const client = createTestBroker().connect();
    client.send(publish({ qos, packetIdentifier: qos > 0 ? 1 : undefined, retain: true }));
    client.take();
    client.send(subscribe(1, 't'));
    const expected = Math.min(qos, 1);
    expect(summary(client.take())).toEqual(['suback 1', `t m q${expected}${expected > 0 ? ' #1' : ''} retain`]);
  });

  test.each([0, 1] as const)('are replaced by one of QoS %d', (qos) => {
    const client = createTestBroker().connect();
    client.send(publish({ qos: 1, packetIdentifier: 1, retain: true, payload: payload('old') }));
    client.send(publish({ qos, packetIdentifier: qos > 0 ? 2 : undefined, retain: true, payload: payload('new') }));
    client.take();
    client.send(subscribe(0, 't'));
    expect(summary(client.take())).toEqual(['suback 1', 't new q0 retain']);
  });

  test('are left alone by messages without RETAIN, empty ones too', () => {
    const client = createTestBroker().connect();
    client.send(publish({ retain: true }), publish({ payload: payload('live') }), publish({ payload: payload('') }));
    client.send(subscribe(0, 't'));
    expect(summary(client.take())).toEqual(['suback 1', 't m q0 retain']);
  });

  test('are cleared by an empty one, which is itself delivered and not kept', () => {
    const { connect, broker } = createTestBroker();
    const client = connect();
    client.send(publish({ retain: true }), subscribe(0, 't'), publish({ retain: true, payload: payload('') }));
    client.send(subscribe(0, 't'));
    expect(summary(client.take())).toEqual(['suback 1', 't m q0 retain', 't  q0', 'suback 1']);
    expect(broker.statistics.retainedMessages).toBe(0);
  });

  test('outlive the session of their publisher', () => {
    const { connect } = createTestBroker();
    const publisher = connect({ clientId: 'publisher' });
    publisher.send(publish({ retain: true }));
    publisher.end();
    const client = connect();
    client.send(subscribe(0, 't'));
    expect(summary(client.take())).toEqual(['suback 1', 't m q0 retain']);
  });

  test('expire so long after they were last set, to the millisecond', () => {
    const { connect, wait, broker, clock } = createTestBroker({ settings: { retainedExpiryMs: 1000 } });
    const client = connect();
    client.send(publish({ topic: 'a', retain: true }), publish({ topic: 'b', retain: true }));
    wait(500);
    client.send(publish({ topic: 'a', retain: true }));
    wait(499);
    expect(broker.statistics.retainedMessages).toBe(2);
    wait(1);
    client.send(subscribe(0, '#'));
    expect(summary(client.take())).toEqual(['suback 1', 'a m q0 retain']);
    wait(500);
    expect(broker.statistics.retainedMessages).toBe(0);
    expect(clock.nextDueMs()).toBe(null);
  });
});
