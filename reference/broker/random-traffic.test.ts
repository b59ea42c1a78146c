/**
 * Many clients doing anything at any time: nothing is thrown, no identifier is used twice at a time, no queue outgrows
 * its limit.
 */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodePacket, type Packet, type QoS } from '../codec/index.ts';
import {
  acknowledge,
  connect,
  createTestBroker,
  payload,
  publish,
  subscribe,
  type TestBroker,
  type TestClient,
} from './test-client.ts';

const limits = {
  maxInFlightMessages: 3,
  maxQueuedMessages: 5,
  maxQueuedBytes: 600,
  maxConnections: 6,
  maxSessions: 5,
  maxSubscriptions: 4,
  maxRetainedMessages: 3,
  maxPacketBytes: 200,
};
const clientIds = ['a', 'b', 'c', 'd', 'e', 'f', ''];

const qos = fc.constantFrom<QoS[]>(0, 1, 2);
const topic = fc.constantFrom('t', 't/u', '/t', 't/', '$SYS/x', '$x', 'u');
const filter = fc.constantFrom('#', 't', 't/+', '+/u', 't/#', '$SYS/broker/uptime', '+', '/+');
const identifier = fc.integer({ min: 1, max: 4 });
const text = fc.constantFrom('', 'x', 'y'.repeat(80)).map(payload);

const packet: fc.Arbitrary<Packet> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ topic, qos, retain: fc.boolean(), identifier, payload: text }).map((fields) => {
      return publish({ ...fields, packetIdentifier: fields.qos > 0 ? fields.identifier : undefined });
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(qos, fc.array(filter, { minLength: 1, maxLength: 3 }))
      .map(([level, filters]) => subscribe(level, ...filters)),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(filter, { minLength: 1, maxLength: 2 })
      .map((topicFilters) => ({ type: 'unsubscribe' as const, packetIdentifier: 1, topicFilters })),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom('puback' as const, 'pubrec' as const, 'pubrel' as const, 'pubcomp' as const), identifier)
      .map(([type, id]) => acknowledge(type, id)),
  },
  fc.constant<Packet>({ type: 'pingreq' }),
  fc.constant<Packet>({ type: 'disconnect', reasonCode: 0 }),
  fc.constant<Packet>({ type: 'pingresp' }),
);
const open = fc.record({
  type: fc.constant('open' as const),
  fields: fc.record({
    clientId: fc.constantFrom(...clientIds),
    cleanStart: fc.boolean(),
    keepAlive: fc.constantFrom(0, 1, 60),
    version: fc.constantFrom('3.1' as const, '3.1.1' as const),
    will: fc.option(fc.record({ topic, qos, retain: fc.boolean(), payload: text }), { nil: undefined }),
  }),
});
const who = fc.nat(5);
const step = fc.oneof(
  { weight: 3, arbitrary: open },
  { weight: 12, arbitrary: fc.record({ type: fc.constant('send' as const), who, packet }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('bytes' as const), who, bytes: fc.uint8Array({ maxLength: 40 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('mangled' as const), who, packet, at: fc.nat(30), value: fc.nat(255) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('end' as const), who }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('wait' as const), durationMs: fc.nat(3000) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Follows what one connection is sent: an identifier in a PUBLISH must not be one that is in flight there already. */
function createJudge() {
  const inFlight = new Map<number, QoS>();
  return {
    sent: (packets: readonly Packet[]): void => {
      for (const received of packets) {
        if (received.type !== 'publish' || received.packetIdentifier === undefined) continue;
        expect(inFlight.has(received.packetIdentifier)).toBe(false);
        inFlight.set(received.packetIdentifier, received.qos);
        expect(inFlight.size).toBeLessThanOrEqual(limits.maxInFlightMessages);
      }
    },
    acknowledged: (acknowledgement: Packet): void => {
      const { type } = acknowledgement;
      const expected = type === 'puback' ? 1 : type === 'pubcomp' ? 2 : 0;
      if (expected === 0 || !('packetIdentifier' in acknowledgement)) return;
      const id = acknowledgement.packetIdentifier ?? 0;
      if (inFlight.get(id) === expected) inFlight.delete(id);
    },
  };
}

function play(made: TestBroker, steps: readonly Step[]): void {
  const clients: { client: TestClient; judge: ReturnType<typeof createJudge> }[] = [];
  const look = (): void => {
    for (const { client, judge } of clients) judge.sent(client.take());
  };

  for (const item of steps) {
    if (item.type === 'open') {
      const client = made.open(item.fields.version);
      clients.unshift({ client, judge: createJudge() });
      client.send(connect(item.fields));
    } else if (item.type === 'wait') {
      made.wait(item.durationMs);
    } else {
      const chosen = clients[item.who];
      if (chosen === undefined) continue;
      look();
      if (item.type === 'send') {
        // Only what the broker takes as an acknowledgement may free an identifier: PUBCOMP before PUBREC does not.
        if (item.packet.type === 'pubcomp') chosen.client.send(acknowledge('pubrec', item.packet.packetIdentifier));
        chosen.judge.acknowledged(item.packet);
        chosen.client.send(item.packet);
      } else if (item.type === 'bytes') {
        chosen.client.sendBytes(item.bytes);
      } else if (item.type === 'mangled') {
        const bytes = encodePacket(item.packet, '3.1.1').slice();
        if (item.at < bytes.length) bytes[item.at] = item.value;
        chosen.client.sendBytes(bytes);
        // What the broker made of it is not known here, so this connection is not followed any further.
        chosen.client.end();
      } else {
        chosen.client.end();
      }
    }
    look();
    const { statistics } = made.broker;
    expect(statistics.clientsConnected).toBeLessThanOrEqual(limits.maxConnections);
    expect(statistics.clientsTotal).toBeLessThanOrEqual(limits.maxSessions);
    expect(statistics.clientsDisconnected).toBeGreaterThanOrEqual(0);
    expect(statistics.retainedMessages).toBeLessThanOrEqual(limits.maxRetainedMessages);
    expect(statistics.subscriptions).toBeLessThanOrEqual(limits.maxSessions * limits.maxSubscriptions);
    const mostHeld = limits.maxSessions * (limits.maxInFlightMessages + limits.maxQueuedMessages);
    expect(statistics.messagesStored).toBeLessThanOrEqual(limits.maxRetainedMessages + mostHeld);
  }
  for (const { client } of clients) client.end();
}

test('random traffic', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 150 }), (steps) => {
      const made = createTestBroker({
        limits,
        settings: { sessionExpiryMs: 5000, retainedExpiryMs: 4000, sysIntervalMs: 1000 },
      });
      play(made, steps);

      // When all is over nothing is left behind: no session, no subscription, no timer.
      made.wait(100_000);
      const { subscriptions, clientsTotal, retainedMessages, messagesStored } = made.broker.statistics;
      expect({ subscriptions, clientsTotal, retainedMessages, messagesStored }).toEqual({
        subscriptions: 0,
        clientsTotal: 0,
        retainedMessages: 0,
        messagesStored: 0,
      });
      made.broker.stop();
      expect(made.clock.nextDueMs()).toBe(null);
    }),
    { numRuns: 500 },
  );
});
