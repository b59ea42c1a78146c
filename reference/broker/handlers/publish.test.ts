/** PUBLISH in all qualities, from its publisher to its subscribers. */

import { describe, expect, test } from 'vitest';
import type { QoS } from '../../codec/index.ts';
import { acknowledge, createTestBroker, payload, publish, subscribe, summary } from '../test-client.ts';

const levels: readonly QoS[] = [0, 1, 2];

/** A subscriber to `#` and a publisher. */
function pair(granted: QoS = 2, options?: Parameters<typeof createTestBroker>[0]) {
  const made = createTestBroker(options);
  const subscriber = made.connect({ clientId: 'subscriber' });
  subscriber.send(subscribe(granted, '#'));
  subscriber.take();
  return { ...made, subscriber, publisher: made.connect({ clientId: 'publisher' }) };
}

describe('QoS', () => {
  for (const published of levels) {
    for (const granted of levels) {
      const expected = Math.min(published, granted);
      test(`published ${published}, granted ${granted}: delivered ${expected}`, () => {
        const { subscriber, publisher } = pair(granted);
        publisher.send(publish({ qos: published, packetIdentifier: published > 0 ? 7 : undefined }));
        expect(summary(subscriber.take())).toEqual([`t m q${expected}${expected > 0 ? ' #1' : ''}`]);
        expect(summary(publisher.take())).toEqual(published === 0 ? [] : [published === 1 ? 'puback 7' : 'pubrec 7']);
      });
    }
  }
});

describe('QoS 1', () => {
  test('each PUBLISH is a new message, DUP or not, and DUP is not passed on', () => {
    const { subscriber, publisher } = pair();
    publisher.send(publish({ qos: 1, packetIdentifier: 7 }), publish({ qos: 1, packetIdentifier: 7, dup: true }));
    expect(summary(subscriber.take())).toEqual(['t m q1 #1', 't m q1 #2']);
    expect(summary(publisher.take())).toEqual(['puback 7', 'puback 7']);
  });
});

describe('QoS 2', () => {
  test('duplicates before PUBREL are answered and not delivered, however many', () => {
    const { subscriber, publisher } = pair();
    for (let time = 0; time < 4; time++) publisher.send(publish({ qos: 2, packetIdentifier: 7, dup: time > 0 }));
    expect(summary(publisher.take())).toEqual(['pubrec 7', 'pubrec 7', 'pubrec 7', 'pubrec 7']);
    expect(summary(subscriber.take())).toEqual(['t m q2 #1']);
    publisher.send(acknowledge('pubrel', 7), publish({ qos: 2, packetIdentifier: 7 }));
    expect(summary(publisher.take())).toEqual(['pubcomp 7', 'pubrec 7']);
    expect(summary(subscriber.take())).toEqual(['t m q2 #2']);
  });

  test('duplicates after a reconnect are not delivered either', () => {
    const { subscriber, connect } = pair();
    const fields = { clientId: 'kept', cleanStart: false };
    const first = connect(fields);
    first.send(publish({ qos: 2, packetIdentifier: 7 }));
    first.end();
    const again = connect(fields);
    again.send(publish({ qos: 2, packetIdentifier: 7, dup: true }), acknowledge('pubrel', 7));
    expect(summary(again.take())).toEqual(['pubrec 7', 'pubcomp 7']);
    expect(summary(subscriber.take())).toEqual(['t m q2 #1']);
  });

  test('PUBREL of an unknown identifier is answered', () => {
    const { publisher } = pair();
    publisher.send(acknowledge('pubrel', 99));
    expect(summary(publisher.take())).toEqual(['pubcomp 99']);
  });
});

describe('acknowledgements of the subscriber', () => {
  test('PUBREC is answered by PUBREL, a repeated one too', () => {
    const { subscriber, publisher } = pair();
    publisher.send(publish({ qos: 2, packetIdentifier: 7 }));
    subscriber.take();
    subscriber.send(acknowledge('pubrec', 1), acknowledge('pubrec', 1), acknowledge('pubcomp', 1));
    expect(summary(subscriber.take())).toEqual(['pubrel 1', 'pubrel 1']);
  });

  test('unknown ones, and those of the wrong kind, change nothing', () => {
    const { subscriber, publisher, broker } = pair();
    publisher.send(publish({ qos: 1, packetIdentifier: 7 }), publish({ qos: 2, packetIdentifier: 8 }));
    subscriber.take();
    for (const type of ['puback', 'pubrec', 'pubcomp'] as const) subscriber.send(acknowledge(type, 99));
    subscriber.send(
      acknowledge('pubrec', 1),
      acknowledge('pubcomp', 1),
      acknowledge('puback', 2),
      acknowledge('pubcomp', 2),
    );
    expect(summary(subscriber.take())).toEqual([]);
    expect(subscriber.isClosed).toBe(false);
    expect(broker.statistics.messagesStored).toBe(2);
  });

  test('free identifiers, which wrap and are never used twice at a time', () => {
    const { subscriber, publisher } = pair(2, { limits: { maxInFlightMessages: 2 } });
    publisher.send(publish({ qos: 1, packetIdentifier: 1 }));
    const held = subscriber.takeFirst();
    for (let sent = 0; sent < 65_600; sent++) {
      publisher.send(publish({ qos: 1, packetIdentifier: 1 }));
      const next = subscriber.takeFirst();
      if (next?.type !== 'publish' || next.packetIdentifier === undefined) throw new Error(`got ${next?.type}`);
      if (held?.type !== 'publish' || next.packetIdentifier === held.packetIdentifier) throw new Error('used twice');
      subscriber.send(acknowledge('puback', next.packetIdentifier));
    }
    expect(summary(publisher.take()).at(-1)).toBe('puback 1');
  });
});

describe('the in-flight window', () => {
  test('lets no more through than it is wide, and keeps the order across qualities', () => {
    const { subscriber, publisher } = pair(2, { limits: { maxInFlightMessages: 2 } });
    for (const [index, qos] of ([1, 2, 1, 0, 1] as const).entries()) {
      publisher.send(publish({ topic: `t${index}`, qos, packetIdentifier: qos > 0 ? index + 1 : undefined }));
    }
    expect(summary(subscriber.take())).toEqual(['t0 m q1 #1', 't1 m q2 #2']);
    subscriber.send(acknowledge('pubrec', 2));
    expect(summary(subscriber.take())).toEqual(['pubrel 2']);
    subscriber.send(acknowledge('puback', 1));
    expect(summary(subscriber.take())).toEqual(['t2 m q1 #3', 't3 m q0']);
    subscriber.send(acknowledge('pubcomp', 2));
    expect(summary(subscriber.take())).toEqual(['t4 m q1 #4']);
  });

  test('does not hold back QoS 0 while nothing waits', () => {
    const { subscriber, publisher } = pair(2, { limits: { maxInFlightMessages: 1 } });
    publisher.send(publish({ qos: 1, packetIdentifier: 1 }), publish());
    expect(summary(subscriber.take())).toEqual(['t m q1 #1', 't m q0']);
  });
});

describe('the message', () => {
  test('reaches its own publisher, untouched', () => {
    const { connect } = createTestBroker();
    const client = connect();
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index & 0xff);
    client.send(subscribe(0, '#'), publish({ topic: ' /É//', payload: bytes }));
    const received = client.take()[1];
    if (received?.type !== 'publish') throw new Error(`got ${received?.type}`);
    expect(received.topic).toBe(' /É//');
    // Element by element, toEqual takes a second for so many.
    expect(received.payload.join()).toBe(bytes.join());
  });

  test.each([Uint8Array, Buffer])('is copied out of the bytes it came in: %s', (Bytes) => {
    const { connect, connecting } = createTestBroker();
    const fields = { clientId: 'kept', cleanStart: false };
    const absent = connect(fields);
    absent.send(subscribe(1, 't'));
    absent.end();
    const bytes = Bytes.from([0x32, 0x06, 0x00, 0x01, 0x74, 0x00, 0x01, 0x6d]);
    const publisher = connect();
    publisher.sendBytes(bytes);
    bytes.fill(0);
    expect(summary(connecting(fields).take())).toEqual(['connack', 't m q1 #1']);
  });

  test.each(['$SYS', '$SYS/broker/version', '$SYS/x'])('to %s is acknowledged and goes nowhere', (topic) => {
    const { connect, broker } = createTestBroker();
    const client = connect();
    client.send(subscribe(0, topic));
    client.take();
    client.send(publish({ topic, qos: 1, packetIdentifier: 3, retain: true }));
    expect(summary(client.take())).toEqual(['puback 3']);
    expect(broker.statistics.retainedMessages).toBe(0);
  });

  test('to another topic with $ reaches those who ask for it by name only', () => {
    const { subscriber, publisher, connect } = pair();
    const named = connect({ clientId: 'named' });
    named.send(subscribe(0, '$x/#'));
    publisher.send(publish({ topic: '$x/y', payload: payload('') }));
    expect(summary(subscriber.take())).toEqual([]);
    expect(summary(named.take())).toEqual(['suback 1', '$x/y  q0']);
  });
});
