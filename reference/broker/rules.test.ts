/** The rules are asked, and the broker does as they say. */

import { describe, expect, test } from 'vitest';
import { fromHex } from '../codec/index.ts';
import type { AuthenticationStep } from './authentication/method.ts';
import { type Rules, standardRules } from './rules.ts';
import { acknowledge, createTestBroker, payload, publish, subscribe, summary, type TestBroker } from './test-client.ts';

const kept = { clientId: 'kept', cleanStart: false } as const;

/** Something of everything that a broker has to decide. */
function liveThroughEverything({ open, connect, connecting, wait, broker }: TestBroker): void {
  open().send({ type: 'pingreq' });
  connecting({ clientId: '', cleanStart: false });
  connect({ clientId: '', keepAlive: 1, will: { topic: 'w', payload: payload(''), qos: 1, retain: true } });
  wait(2000);
  const subscriber = connect(kept);
  subscriber.send(publish({ topic: 'a/b/c', retain: true }));
  subscriber.send(subscribe(2, 'a', 'a/+', 'a/#', '+/+', 'b/c/d', 'b/c/e', 'a/b/c/+'), subscribe(1, 'a'));
  subscriber.send({ type: 'pingreq' }, publish(), publish({ topic: 'a', qos: 2, packetIdentifier: 1 }));
  subscriber.send(acknowledge('pubrel', 1), acknowledge('pubrec', 1));
  const publisher = connect();
  for (const topic of ['a', 'a/b', 'a/b/c']) publisher.send(publish({ topic, qos: 1, packetIdentifier: 1 }));
  subscriber.send({ type: 'unsubscribe', packetIdentifier: 1, topicFilters: ['a'] });
  subscriber.end();
  for (let i = 0; i < 3; i++) publisher.send(publish({ topic: 'a/b', qos: 1, packetIdentifier: 1 }));
  connect(kept);
  connect(kept).sendBytes(fromHex('20 02 00 00'));
  connect(kept).sendBytes(fromHex('c1 00'));
  const twice = fromHex('10 0d 00 04 4d 51 54 54 04 02 00 00 00 01 61');
  const client = open();
  client.sendBytes(twice);
  client.sendBytes(twice);
  publisher.send({ type: 'disconnect', reasonCode: 0 });
  broker.stop();
}

/** What only 5.0 has to be decided. */
function liveThrough5({ connect, connecting, wait }: TestBroker): void {
  const hello = { authenticationMethod: 'hello' };
  const lasting = { version: '5.0', cleanStart: false, properties: { sessionExpiryInterval: 60 } } as const;
  const delayedWill = {
    topic: 'w',
    payload: payload(''),
    qos: 0,
    retain: false,
    properties: { willDelayInterval: 9 },
  } as const;
  const shared = subscribe(1, '$share/g/s');
  const brief = { topic: 's', qos: 1, properties: { messageExpiryInterval: 1 } } as const;

  const member = connect({ ...lasting, clientId: 'member', will: delayedWill });
  member.send(shared, publish({ ...brief, packetIdentifier: 1 }));
  member.end();
  const publisher = connect({ version: '5.0', clientId: 'publisher' });
  publisher.send(publish({ topic: 'x', properties: { topicAlias: 1 } }), publish({ ...brief, packetIdentifier: 2 }));
  publisher.send(acknowledge('pubrec', 9), acknowledge('pubrel', 8));
  wait(1000);
  connect({ ...lasting, clientId: 'member', will: delayedWill }).end();
  connect({ ...lasting, clientId: 'other' }).send(shared);
  connect({ version: '5.0', clientId: 'member' });
  publisher.sendBytes(fromHex('c1 00'));

  for (const packet of [{ type: 'pingreq' }, { type: 'auth', reasonCode: 0x18, properties: hello }] as const) {
    connecting({ version: '5.0', properties: hello }).send(packet);
  }
}

/** Asks once for more, then says no. */
function hesitant(): () => AuthenticationStep {
  let times = 0;
  return () => (times++ === 0 ? { type: 'continue', data: undefined } : { type: 'failure', why: 'no' });
}

test('each rule is asked', () => {
  const asked = new Set<string>();
  const listening = Object.fromEntries(
    Object.entries(standardRules).map(([name, rule]) => [
      name,
      (...given: never[]) => {
        asked.add(name);
        return (rule as (...given: never[]) => unknown)(...given);
      },
    ]),
  ) as unknown as Rules;
  const limits = { maxInFlightMessages: 2, maxQueuedMessages: 1, maxSubscriptions: 6 };
  const method = { name: 'hello', begin: () => ({ take: hesitant() }) };
  liveThroughEverything(createTestBroker({ rules: listening, limits }));
  liveThrough5(createTestBroker({ rules: listening, authenticationMethods: [method] }));
  expect(Object.keys(standardRules).filter((name) => !asked.has(name))).toEqual([]);
});

describe('a bent rule', () => {
  const bent = (rules: Partial<Rules>) => createTestBroker({ rules: { ...standardRules, ...rules } });

  test('keeps state over a clean session, from the third CONNECT on', () => {
    const made = bent({ keepsAtConnect: (_part, resumes, _connect, found) => resumes || found.connects >= 2 });
    const statesKept = [1, 2].map((connects) => {
      for (let i = 0; i < connects; i++) made.connect(kept).end();
      const subscriber = made.connect(kept);
      if (connects === 1) subscriber.end();
      subscriber.send(subscribe(0, 't'));
      subscriber.end();
      made.connect({ ...kept, cleanStart: true });
      return made.broker.statistics.subscriptions;
    });
    expect(statesKept).toEqual([0, 1]);
  });

  test('leaves DUP out for QoS 2 only, changes identifiers and turns the order round when it delivers again', () => {
    const { connect, connecting } = bent({
      dupFlag: ({ qos }, attempt) => qos === 1 && attempt > 1,
      redeliveryIdentifier: ({ packetIdentifier }) => packetIdentifier + 100,
      redeliveryOrder: (inFlight) => [...inFlight].reverse(),
    });
    const client = connect(kept);
    client.send(subscribe(2, '#'));
    client.send(publish({ qos: 1, packetIdentifier: 1 }), publish({ qos: 2, packetIdentifier: 2 }));
    client.end();
    const again = connecting(kept);
    expect(summary(again.take())).toEqual(['connack', 't m q2 #102', 't m q1 #101 dup']);
    again.send(acknowledge('puback', 101));
    again.end();
    expect(summary(connecting(kept).take())).toEqual(['connack', 't m q2 #202']);
  });

  test('tolerates a malformed packet', () => {
    const client = bent({ onViolation: () => ({ type: 'ignore' }) }).connect();
    client.sendBytes(fromHex('c1 00'));
    client.send({ type: 'pingreq' });
    expect(summary(client.take())).toEqual(['pingresp']);
    client.sendBytes(fromHex('30 ff ff ff ff 01'));
    client.send({ type: 'pingreq' });
    expect(client.take()).toEqual([]);
    expect(client.isClosed).toBe(false);
  });

  test('reads whole packets in the place of a malformed one, until one of them ends the connection', () => {
    const client = bent({
      onViolation: ({ offset }, { packetType, bytes }) =>
        packetType === 'pingreq' && offset === 0
          ? { type: 'read-as', bytes: Uint8Array.of((bytes[0] ?? 0) & 0xf0, 0, 0xc0, 0, 0x00, 0, 0xc0, 0) }
          : { type: 'close' },
    }).connect();
    client.sendBytes(fromHex('c1 00'));
    expect(summary(client.take())).toEqual(['pingresp', 'pingresp']);
    expect(client.isClosed).toBe(true);
  });

  test('processes what follows a refused CONNECT', () => {
    const made = bent({ closesAfterRefusal: () => false, onPacketBeforeConnect: () => 'process' });
    const watcher = made.connect({ clientId: 'watcher' });
    watcher.send(subscribe(0, '#'));
    const client = made.connecting({ clientId: '', cleanStart: false });
    client.send(publish());
    expect(summary(watcher.take())).toEqual(['suback 1', 't m q0']);
  });

  test('uses an identifier again that is in flight, and counts what it holds correctly all the same', () => {
    const { connect, broker } = bent({ nextPacketIdentifier: () => 1 });
    const client = connect();
    client.send(subscribe(1, 't'), publish({ qos: 1, packetIdentifier: 1 }), publish({ qos: 1, packetIdentifier: 2 }));
    expect(broker.statistics.messagesStored).toBe(1);
    client.send(acknowledge('puback', 1));
    expect(broker.statistics.messagesStored).toBe(0);
  });

  test('keeps an earlier Will', () => {
    const { connect } = bent({ forgetsWill: () => false, willOf: ({ will }, former) => will ?? former });
    const watcher = connect({ clientId: 'watcher' });
    watcher.send(subscribe(0, '#'));
    const will = { topic: 'w', payload: payload('x'), qos: 0, retain: false } as const;
    connect({ ...kept, will }).end();
    connect(kept).end();
    expect(summary(watcher.take())).toEqual(['suback 1', 'w x q0', 'w x q0']);
  });

  test('lets two connections have one Client Identifier', () => {
    const { connect } = bent({ onClientIdInUse: () => 'keep-both' });
    const older = connect(kept);
    const newer = connect(kept);
    expect([older.isClosed, newer.isClosed]).toEqual([false, false]);
    older.end();
    newer.send(subscribe(0, 't'), publish());
    expect(summary(newer.take())).toEqual(['suback 1', 't m q0']);
  });

  test('drops the oldest when a queue is full', () => {
    const rules = { ...standardRules, onQueueFull: () => 'drop-oldest' as const };
    const { connect, connecting, broker } = createTestBroker({ rules, limits: { maxQueuedMessages: 2 } });
    const client = connect(kept);
    client.send(subscribe(1, '#'));
    client.end();
    const publisher = connect();
    for (const topic of ['a', 'b', 'c']) publisher.send(publish({ topic, qos: 1, packetIdentifier: 1 }));
    expect(summary(connecting(kept).take())).toEqual(['connack', 'b m q1 #1', 'c m q1 #2']);
    expect(broker.statistics.publishMessagesDropped).toBe(1);
  });
});
