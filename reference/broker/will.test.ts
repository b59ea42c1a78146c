/** Wills: each way in which a connection ends, and what is published then. */

import { describe, expect, test } from 'vitest';
import { fromHex, type Will } from '../codec/index.ts';
import {
  createTestBroker,
  payload,
  publish,
  subscribe,
  summary,
  type TestBroker,
  type TestClient,
} from './test-client.ts';

const will: Will = { topic: 'w', payload: payload('gone'), qos: 0, retain: false };

/** A client with a Will, and one that watches. */
function withWill(fields: Partial<Will> = {}, cleanStart = true) {
  const made = createTestBroker();
  const watcher = made.connect({ clientId: 'watcher' });
  watcher.send(subscribe(2, '#'));
  watcher.take();
  const mortal = made.connect({ clientId: 'mortal', keepAlive: 10, cleanStart, will: { ...will, ...fields } });
  return { ...made, watcher, mortal };
}

const deaths: Record<string, (mortal: TestClient, made: TestBroker) => void> = {
  'the stream ends': (mortal) => mortal.end(),
  'malformed bytes': (mortal) => mortal.sendBytes(fromHex('c1 00')),
  'a second CONNECT': (mortal) => mortal.sendBytes(fromHex('10 0d 00 04 4d 51 54 54 04 02 00 00 00 01 61')),
  'a packet of servers': (mortal) => mortal.sendBytes(fromHex('d0 00')),
  silence: (_mortal, made) => made.wait(15_000),
  takeover: (_mortal, made) => made.connect({ clientId: 'mortal' }),
};

describe.each(Object.entries(deaths))('%s', (_death, die) => {
  test.each([true, false])('the Will is published, once (clean session %s)', (cleanStart) => {
    const { watcher, mortal, ...made } = withWill({}, cleanStart);
    die(mortal, made);
    mortal.end();
    expect(mortal.isClosed).toBe(true);
    expect(summary(watcher.take())).toEqual(['w gone q0']);
  });
});

test('the end of the broker: the Will is published', () => {
  const { broker } = withWill({ retain: true });
  broker.stop();
  expect(broker.statistics.retainedMessages).toBe(1);
});

test('DISCONNECT: the Will is not published, then or later', () => {
  for (const cleanStart of [true, false]) {
    const { watcher, mortal, connect } = withWill({}, cleanStart);
    mortal.send({ type: 'disconnect', reasonCode: 0 });
    mortal.end();
    connect({ clientId: 'mortal', cleanStart }).end();
    expect(summary(watcher.take())).toEqual([]);
  }
});

test('an earlier Will is not published by a later connection without one', () => {
  const { watcher, mortal, connect } = withWill({}, false);
  mortal.end();
  connect({ clientId: 'mortal', cleanStart: false }).end();
  expect(summary(watcher.take())).toEqual(['w gone q0']);
});

describe('the message', () => {
  test.each([0, 1, 2] as const)('has QoS %d', (qos) => {
    const { watcher, mortal } = withWill({ qos });
    mortal.end();
    expect(summary(watcher.take())).toEqual([`w gone q${qos}${qos > 0 ? ' #1' : ''}`]);
  });

  test.each([true, false])('is retained: %s', (retain) => {
    const { watcher, mortal, connect } = withWill({ retain });
    mortal.end();
    expect(summary(watcher.take())).toEqual(['w gone q0']);
    const late = connect({ clientId: 'late' });
    late.send(subscribe(0, 'w'));
    expect(summary(late.take())).toEqual(retain ? ['suback 1', 'w gone q0 retain'] : ['suback 1']);
  });

  test('may be empty, and then clears what is retained', () => {
    const { watcher, mortal, connect, broker } = withWill({ retain: true, payload: payload('') });
    connect({ clientId: 'p' }).send(publish({ topic: 'w', retain: true }));
    mortal.end();
    expect(summary(watcher.take())).toEqual(['w m q0', 'w  q0']);
    expect(broker.statistics.retainedMessages).toBe(0);
  });

  test('waits for its own client if that subscribes to it and its session is kept', () => {
    const { mortal, connecting } = withWill({ qos: 1 }, false);
    mortal.send(subscribe(1, 'w'));
    mortal.end();
    expect(summary(connecting({ clientId: 'mortal', cleanStart: false }).take())).toEqual(['connack', 'w gone q1 #1']);
  });

  test.each([Uint8Array, Buffer])('outlives the bytes of its CONNECT: %s', (Bytes) => {
    const { open, connect } = createTestBroker();
    const watcher = connect({ clientId: 'watcher' });
    watcher.send(subscribe(0, 'w'));
    const client = open();
    const bytes = Bytes.from(fromHex('10 13 00 04 4d 51 54 54 04 06 00 00 00 01 61 00 01 77 00 01 78'));
    client.sendBytes(bytes);
    bytes.fill(0);
    client.end();
    expect(summary(watcher.take())).toEqual(['suback 1', 'w x q0']);
  });
});
