/** Sessions: what is kept between connections, and what must not be. */

import { describe, expect, test } from 'vitest';
import { acknowledge, createTestBroker, publish, subscribe, summary, type TestBroker } from '../test-client.ts';

const kept = { clientId: 'kept', cleanStart: false } as const;

/** A broker with a kept session that subscribes to `t` at QoS 2 and whose client is absent. */
function withAbsentSubscriber(options?: Parameters<typeof createTestBroker>[0]): TestBroker {
  const made = createTestBroker(options);
  const client = made.connect(kept);
  client.send(subscribe(2, 't'));
  client.send({ type: 'disconnect', reasonCode: 0 });
  return made;
}

const sessionPresent = ({ connecting }: TestBroker, fields: object) => {
  const [connack] = connecting(fields).take();
  return connack?.type === 'connack' && connack.sessionPresent;
};

describe('Session Present', () => {
  test.each([
    ['kept, then kept', false, false, true],
    ['kept, then clean', false, true, false],
    ['clean, then kept', true, false, false],
    ['clean, then clean', true, true, false],
  ])('%s', (_name, first, second, expected) => {
    for (const takeover of [false, true]) {
      const made = createTestBroker();
      const client = made.connect({ cleanStart: first });
      if (!takeover) client.end();
      expect(sessionPresent(made, { cleanStart: second })).toBe(expected);
    }
  });

  test('is not told to a client of 3.1', () => {
    const made = createTestBroker();
    made.connect({ version: '3.1', cleanStart: false }).end();
    expect(sessionPresent(made, { version: '3.1', cleanStart: false })).toBe(false);
    expect(sessionPresent(made, { cleanStart: false })).toBe(true);
  });
});

describe('an absent client', () => {
  test('gets QoS 1 and 2 when it is back, in order, and QoS 0 not', () => {
    const { connect, connecting } = withAbsentSubscriber();
    const publisher = connect();
    for (const [index, qos] of ([1, 0, 2, 1] as const).entries()) {
      publisher.send(publish({ topic: 't', qos, packetIdentifier: qos > 0 ? index + 1 : undefined }));
    }
    expect(summary(connecting(kept).take())).toEqual(['connack', 't m q1 #1', 't m q2 #2', 't m q1 #3']);
  });

  test('loses all by connecting with Clean Session 1', () => {
    const made = withAbsentSubscriber();
    const publisher = made.connect();
    publisher.send(publish({ qos: 1, packetIdentifier: 1 }));
    made.connect({ ...kept, cleanStart: true }).end();
    expect(made.broker.statistics.subscriptions).toBe(0);
    const again = made.connecting(kept);
    publisher.send(publish({ qos: 1, packetIdentifier: 1 }));
    expect(again.take()).toEqual([{ type: 'connack', sessionPresent: false, reasonCode: 0 }]);
  });

  test('keeps its subscriptions', () => {
    const { connect, connecting } = withAbsentSubscriber();
    const client = connecting(kept);
    connect().send(publish());
    expect(summary(client.take())).toEqual(['connack', 't m q0']);
  });

  test('is forgotten when sessions expire, to the millisecond', () => {
    for (const [waitMs, expected] of [
      [999, true],
      [1000, false],
    ] as const) {
      const made = withAbsentSubscriber({ settings: { sessionExpiryMs: 1000 } });
      made.wait(waitMs);
      expect(sessionPresent(made, kept)).toBe(expected);
      expect(made.broker.statistics.clientsExpired).toBe(expected ? 0 : 1);
    }
  });

  test('is not forgotten while it is there', () => {
    const made = withAbsentSubscriber({ settings: { sessionExpiryMs: 1000 } });
    made.wait(999);
    const client = made.connect(kept);
    made.wait(5000);
    made.connect().send(publish());
    expect(summary(client.take())).toEqual(['t m q0']);
  });
});

describe('redelivery', () => {
  test('sends PUBLISH again with DUP, identifier and order, then what waited', () => {
    const made = createTestBroker({ limits: { maxInFlightMessages: 3 } });
    const subscriber = made.connect(kept);
    subscriber.send(subscribe(2, '#'));
    const publisher = made.connect();
    for (const [index, qos] of ([1, 2, 1, 2] as const).entries()) {
      publisher.send(publish({ topic: `t${index}`, qos, packetIdentifier: index + 1 }));
    }
    expect(summary(subscriber.take())).toEqual(['suback 1', 't0 m q1 #1', 't1 m q2 #2', 't2 m q1 #3']);
    subscriber.end();
    for (let time = 0; time < 2; time++) {
      const again = made.connecting(kept);
      expect(summary(again.take())).toEqual(['connack', 't0 m q1 #1 dup', 't1 m q2 #2 dup', 't2 m q1 #3 dup']);
      again.end();
    }
    const last = made.connect(kept);
    last.send(acknowledge('puback', 1));
    expect(summary(last.take()).at(-1)).toBe('t3 m q2 #4');
  });

  test('sends PUBREL instead once PUBREC came, in the order of PUBREC', () => {
    const made = createTestBroker();
    const subscriber = made.connect(kept);
    subscriber.send(subscribe(2, '#'));
    const publisher = made.connect();
    for (const packetIdentifier of [1, 2, 3]) publisher.send(publish({ qos: 2, packetIdentifier }));
    subscriber.send(acknowledge('pubrec', 2), acknowledge('pubrec', 1));
    subscriber.end();
    const again = made.connecting(kept);
    expect(summary(again.take())).toEqual(['connack', 't m q2 #3 dup', 'pubrel 2', 'pubrel 1']);
    again.send(
      acknowledge('pubcomp', 1),
      acknowledge('pubcomp', 2),
      acknowledge('pubrec', 3),
      acknowledge('pubcomp', 3),
    );
    again.end();
    expect(summary(made.connecting(kept).take())).toEqual(['connack']);
  });

  test('is of no concern to a clean session', () => {
    const made = createTestBroker();
    const subscriber = made.connect({ clientId: 'clean' });
    subscriber.send(subscribe(1, '#'));
    made.connect().send(publish({ qos: 1, packetIdentifier: 1 }));
    subscriber.end();
    expect(summary(made.connecting({ clientId: 'clean' }).take())).toEqual(['connack']);
    expect(made.broker.statistics.messagesStored).toBe(0);
  });
});

describe('takeover', () => {
  test('closes the older connection and goes on with its session', () => {
    const made = createTestBroker();
    const older = made.connect(kept);
    older.send(subscribe(1, 't'));
    const newer = made.connecting(kept);
    expect(older.isClosed).toBe(true);
    made.connect().send(publish());
    expect(summary(older.take())).toEqual(['suback 1']);
    expect(summary(newer.take())).toEqual(['connack', 't m q0']);
    older.end();
    expect(made.broker.statistics.clientsConnected).toBe(2);
  });

  test('of Client Identifiers that differ in case does not happen', () => {
    const { connect } = createTestBroker();
    const lower = connect({ clientId: 'a' });
    connect({ clientId: 'A' });
    expect(lower.isClosed).toBe(false);
  });
});
