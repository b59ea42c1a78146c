/** `$SYS`: its values, on SUBSCRIBE and over time. */

import { expect, test } from 'vitest';
import { createTestBroker, publish, subscribe, summary } from '../test-client.ts';

test('a subscriber gets the present values as retained messages', () => {
  const { connect, wait } = createTestBroker({ settings: { version: 'test 1' } });
  connect({ clientId: 'absent', cleanStart: false }).end();
  const client = connect();
  wait(2500);
  client.send(publish({ topic: 'a', retain: true }));
  client.send(subscribe(0, '$SYS/broker/+', '$SYS/broker/clients/#', '$SYS/broker/retained messages/count'));
  expect(summary(client.take()).sort()).toEqual([
    '$SYS/broker/clients/active 1 q0 retain',
    '$SYS/broker/clients/connected 1 q0 retain',
    '$SYS/broker/clients/disconnected 1 q0 retain',
    '$SYS/broker/clients/expired 0 q0 retain',
    '$SYS/broker/clients/inactive 1 q0 retain',
    '$SYS/broker/clients/maximum 1 q0 retain',
    '$SYS/broker/clients/total 2 q0 retain',
    '$SYS/broker/retained messages/count 1 q0 retain',
    '$SYS/broker/uptime 2 seconds q0 retain',
    '$SYS/broker/version test 1 q0 retain',
    'suback 1',
  ]);
});

test('messages and bytes are counted both ways', () => {
  const { connect, broker } = createTestBroker();
  connect().send(subscribe(0, 't'), publish());
  // Received: CONNECT 15, SUBSCRIBE 8, PUBLISH 6; sent: CONNACK 4, SUBACK 5, PUBLISH 6.
  expect(broker.statistics).toMatchObject({
    messagesReceived: 3,
    bytesReceived: 29,
    publishMessagesReceived: 1,
    messagesSent: 3,
    bytesSent: 15,
    publishMessagesSent: 1,
    publishMessagesDropped: 0,
  });
});

test('updates come while somebody subscribes, without RETAIN, of what has changed', () => {
  const { connect, wait, clock } = createTestBroker({ settings: { sysIntervalMs: 1000 } });
  const client = connect();
  expect(clock.nextDueMs()).toBe(null);
  client.send(subscribe(0, '$SYS/broker/uptime', '$SYS/broker/version'));
  client.take();
  wait(1000);
  expect(summary(client.take()).sort()).toEqual([
    '$SYS/broker/uptime 1 seconds q0',
    '$SYS/broker/version mqttspec version 0.1.0 q0',
  ]);
  wait(1000);
  expect(summary(client.take())).toEqual(['$SYS/broker/uptime 2 seconds q0']);
  client.send({
    type: 'unsubscribe',
    packetIdentifier: 1,
    topicFilters: ['$SYS/broker/uptime', '$SYS/broker/version'],
  });
  expect(clock.nextDueMs()).toBe(null);
});

test('the heap is told where somebody can tell', () => {
  const heapSizes = [5_000, 3_000];
  const { connect } = createTestBroker({ heapUsedBytes: () => heapSizes[0] ?? 0 });
  const client = connect();
  const ask = (): string[] => {
    client.send(subscribe(0, '$SYS/broker/heap/+'));
    return summary(client.take()).slice(1).sort();
  };
  expect(ask()).toEqual(['$SYS/broker/heap/current 5000 q0 retain', '$SYS/broker/heap/maximum 5000 q0 retain']);
  heapSizes.shift();
  expect(ask()).toEqual(['$SYS/broker/heap/current 3000 q0 retain', '$SYS/broker/heap/maximum 5000 q0 retain']);
});

test('wildcards at the start of a filter do not reach it', () => {
  const { connect, clock } = createTestBroker();
  const client = connect();
  client.send(subscribe(0, '#', '+/#', '+/broker/version'));
  expect(summary(client.take())).toEqual(['suback 1']);
  expect(clock.nextDueMs()).toBe(null);
});
