/** Shared Subscriptions and Reason Codes of 5.0, packet by packet. */

import { describe, expect, test } from 'vitest';
import { acknowledge, createTestBroker, publish, subscribe, summary } from './test-client.ts';
import { codes, five, publishes } from './test-version5.ts';

describe('Shared Subscriptions', () => {
  test('hand each message to one member, connected ones first', () => {
    const broker = createTestBroker();
    const members = ['a', 'b', 'c'].map((clientId) => {
      const member = five(broker)({ clientId, properties: { sessionExpiryInterval: 60 } });
      member.send(subscribe(1, '$share/g/t'));
      member.take();
      return member;
    });
    members[2]?.end();
    const publisher = five(broker)({ clientId: 'publisher' });
    for (let id = 1; id <= 4; id++) publisher.send(publish({ qos: 1, packetIdentifier: id }));
    expect(members.map((member) => publishes(member.take()).length)).toEqual([2, 2, 0]);
  });

  test('pass on what an ended session left unacknowledged', () => {
    const broker = createTestBroker();
    const first = five(broker)({ clientId: 'first' });
    first.send(subscribe(1, '$share/g/t'));
    five(broker)({ clientId: 'publisher' }).send(publish({ qos: 1, packetIdentifier: 1 }));
    const second = five(broker)({ clientId: 'second' });
    second.send(subscribe(1, '$share/g/t'));
    first.end();
    expect(summary(publishes(second.take()))).toEqual(['t m q1 #1']);
  });
});

describe('Reason Codes', () => {
  test('tell that nobody subscribes, that nothing was subscribed, that an identifier is unknown', () => {
    const client = five(createTestBroker())();
    client.send(publish({ qos: 1, packetIdentifier: 1 }), acknowledge('pubrel', 9), acknowledge('pubrec', 8));
    client.send({ type: 'unsubscribe', packetIdentifier: 2, topicFilters: ['t'] });
    expect(codes(client.take())).toEqual(['puback 0x10', 'pubcomp 0x92', 'pubrel 0x92', 'unsuback 17']);
  });

  test('PUBREC that refuses what is not in flight is over: no PUBREL', () => {
    const client = five(createTestBroker())();
    client.send({ type: 'pubrec', packetIdentifier: 8, reasonCode: 0x97 }, { type: 'pingreq' });
    expect(codes(client.take())).toEqual(['pingresp']);
  });

  test('come in DISCONNECT before the close', () => {
    const broker = createTestBroker({ limits: { maxReceivedMessages: 1 } });
    const first = five(broker)();
    const second = five(broker)({ keepAlive: 1 });
    expect(codes(first.take())).toEqual(['disconnect 0x8e']);
    broker.wait(1500);
    expect(codes(second.take())).toEqual(['disconnect 0x8d']);
    const third = five(broker)();
    third.send(publish({ qos: 2, packetIdentifier: 1 }), publish({ qos: 2, packetIdentifier: 1, dup: true }));
    third.send(publish({ qos: 2, packetIdentifier: 2 }));
    expect(codes(third.take())).toEqual(['pubrec 0x10', 'pubrec 0x0', 'disconnect 0x93']);
    const fourth = five(broker)();
    broker.broker.stop();
    expect(codes(fourth.take())).toEqual(['disconnect 0x8b']);
  });

  test('are not explained to who asked for no explanation', () => {
    const broker = createTestBroker();
    const explained = (requestProblemInformation: number): boolean => {
      const client = five(broker)({ properties: { requestProblemInformation } });
      client.send(publish({ topic: '$SYS/x', qos: 1, packetIdentifier: 1 }));
      const [puback] = client.take();
      return puback?.type === 'puback' && puback.properties?.reasonString !== undefined;
    };
    expect([explained(0), explained(1)]).toEqual([false, true]);
  });
});
