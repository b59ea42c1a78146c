/** Keep Alive: closed at one and a half periods of silence, to the millisecond. */

import { describe, expect, test } from 'vitest';
import { fromHex, type Packet } from '../../codec/index.ts';
import { acknowledge, createTestBroker, publish, subscribe, summary } from '../test-client.ts';

const keepAlive = 10;
const limitMs = 15_000;

test('a silent client is closed at one and a half periods, not before', () => {
  const { connect, wait } = createTestBroker();
  const client = connect({ keepAlive });
  wait(limitMs - 1);
  expect(client.isClosed).toBe(false);
  wait(1);
  expect(client.isClosed).toBe(true);
});

describe('any packet counts', () => {
  const packets: Packet[] = [
    { type: 'pingreq' },
    publish(),
    publish({ qos: 1, packetIdentifier: 1 }),
    subscribe(0, 'x'),
    { type: 'unsubscribe', packetIdentifier: 1, topicFilters: ['x'] },
    acknowledge('puback', 1),
    acknowledge('pubrec', 1),
    acknowledge('pubrel', 1),
    acknowledge('pubcomp', 1),
  ];
  test.each(packets)('$type', (packet) => {
    const { connect, wait } = createTestBroker();
    const client = connect({ keepAlive });
    for (let time = 0; time < 3; time++) {
      wait(limitMs - 1);
      client.send(packet);
    }
    wait(limitMs - 1);
    expect(client.isClosed).toBe(false);
    wait(1);
    expect(client.isClosed).toBe(true);
  });
});

test('what the server sends does not count, nor do bytes of an unfinished packet', () => {
  const { connect, wait } = createTestBroker();
  const client = connect({ clientId: 'silent', keepAlive });
  client.send(subscribe(0, 't'));
  wait(limitMs - 1);
  connect().send(publish());
  client.sendBytes(fromHex('30'));
  expect(summary(client.take())).toEqual(['suback 1', 't m q0']);
  wait(1);
  expect(client.isClosed).toBe(true);
});

test('0 turns it off', () => {
  const { connect, wait, clock } = createTestBroker();
  const client = connect({ keepAlive: 0 });
  wait(1000 * 3600 * 1000);
  expect(client.isClosed).toBe(false);
  expect(clock.nextDueMs()).toBe(null);
});

test('who has none is watched by the transport, nobody else', () => {
  const { connect } = createTestBroker();
  expect(connect({ clientId: 'unwatched', keepAlive: 0 }).isPeerWatched).toBe(true);
  expect(connect({ clientId: 'watched', keepAlive }).isPeerWatched).toBe(false);
});

test('a closed connection leaves no timer', () => {
  const { connect, clock } = createTestBroker();
  connect({ keepAlive }).end();
  expect(clock.nextDueMs()).toBe(null);
});
