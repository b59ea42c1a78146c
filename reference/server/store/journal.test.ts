/** What the store holds after any traffic is what the broker holds. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Delivery, Session, StoredDelivery, StoredSession, StoredState } from '../../broker/index.ts';
import {
  acknowledge,
  connect,
  createTestBroker,
  payload,
  publish,
  subscribe,
  type TestBroker,
  type TestClient,
} from '../../broker/test-client.ts';
import type { Packet, QoS, Version } from '../../codec/index.ts';
import { loadLibrary, openDatabase } from './database.ts';
import { createJournal } from './journal.ts';
import { load } from './load.ts';
import { createPendingWrites } from './pending-writes.ts';

const limits = { maxInFlightMessages: 2, maxQueuedMessages: 5, maxSubscriptions: 4, maxRetainedMessages: 3 };
const wallAheadMs = 1_700_000_000_000;

const qos = fc.constantFrom<QoS[]>(0, 1, 2);
const topic = fc.constantFrom('t', 't/u', 'u');
const identifier = fc.integer({ min: 1, max: 4 });
const properties = fc.option(
  fc.record({
    messageExpiryInterval: fc.constantFrom(undefined, 2, 100),
    userProperty: fc.constantFrom(undefined, [['a', 'b'] as const, ['a', ''] as const]),
    correlationData: fc.constantFrom(undefined, new Uint8Array([1, 2])),
  }),
  { nil: undefined },
);
const text = fc.constantFrom('', 'x', 'y'.repeat(300)).map(payload);

const packet: fc.Arbitrary<Packet> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({ topic, qos, retain: fc.boolean(), identifier, payload: text, properties })
      .map(({ identifier: id, ...fields }) =>
        publish({ ...fields, packetIdentifier: fields.qos > 0 ? id : undefined }),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        qos,
        fc.array(fc.constantFrom('#', 't', 't/+', '$share/g/t', '$share/g/#'), { minLength: 1, maxLength: 2 }),
      )
      .map(([level, filters]) => subscribe(level, ...filters)),
  },
  fc
    .constantFrom('t', '#', '$share/g/t')
    .map((filter) => ({ type: 'unsubscribe' as const, packetIdentifier: 1, topicFilters: [filter] })),
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom('puback' as const, 'pubrec' as const, 'pubrel' as const, 'pubcomp' as const), identifier)
      .map(([type, id]) => acknowledge(type, id)),
  },
  fc.constant<Packet>({ type: 'disconnect', reasonCode: 0 }),
);
const will = fc.option(
  fc.record({
    topic,
    qos,
    retain: fc.boolean(),
    payload: text,
    properties: fc.constantFrom({}, { willDelayInterval: 2 }, { messageExpiryInterval: 5, contentType: 'x' }),
  }),
  { nil: undefined },
);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('open' as const),
      fields: fc.record({ clientId: fc.constantFrom('a', 'b', 'c', 'd'), cleanStart: fc.boolean(), will }),
      version: fc.constantFrom('3.1.1' as const, '5.0' as const),
      expiry: fc.constantFrom(0, 3, 0xffffffff),
    }),
  },
  { weight: 12, arbitrary: fc.record({ type: fc.constant('send' as const), who: fc.nat(5), packet }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('end' as const), who: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('wait' as const), durationMs: fc.nat(3000) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('commit' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Client {
  readonly client: TestClient;
  readonly version: Version;
}

function play({ open, wait }: TestBroker, clients: Client[], item: Exclude<Step, { type: 'commit' }>): void {
  if (item.type === 'open') {
    const client = open(item.version);
    clients.unshift({ client, version: item.version });
    const own = item.version === '5.0' ? { properties: { sessionExpiryInterval: item.expiry } } : {};
    const { will: asked, ...fields } = item.fields;
    const withoutProperties = asked && { ...asked, properties: undefined };
    client.send(
      connect({ ...fields, version: item.version, ...own, will: item.version === '5.0' ? asked : withoutProperties }),
    );
  } else if (item.type === 'wait') {
    wait(item.durationMs);
  } else if (item.type === 'end') {
    clients[item.who]?.client.end();
  } else {
    const { packet: drawn } = item;
    const chosen = clients[item.who];
    const older = 'properties' in drawn ? { ...drawn, properties: undefined } : drawn;
    chosen?.client.send(chosen.version === '5.0' ? drawn : older);
  }
}

const stored = ({ message, cause, qos: level, retain, subscriptionIdentifiers, group }: Delivery): StoredDelivery => ({
  message,
  cause,
  qos: level,
  retain,
  subscriptionIdentifiers,
  sharedFilter: group?.sharedFilter ?? null,
});

/** A session as it is to be stored. */
function storedSession(session: Session): StoredSession {
  const { connection, delayedWill, expiry, subscriptions, inFlight, queue, received, ...others } = session;
  const { rights, heldBytes, counters, lastPacketIdentifier, terms, unsent, matchedIn, matched, ...kept } = others;
  return {
    ...kept,
    isConnected: connection !== null,
    delayedWill: delayedWill && { will: delayedWill.will, dueMs: delayedWill.dueMs },
    expiresAtMs: expiry?.dueMs ?? null,
    subscriptions: [...subscriptions.values()],
    inFlight: [...inFlight.values()].map(({ packetIdentifier, awaiting, delivery }) => {
      return { packetIdentifier, awaiting, delivery: stored(delivery) };
    }),
    queue: [...queue].filter((delivery) => delivery.qos > 0).map(stored),
    received: [...received],
  };
}

const byClientId = (a: StoredSession, b: StoredSession): number => (a.clientId < b.clientId ? -1 : 1);
const byTopic = (a: { readonly topic: string }, b: { readonly topic: string }): number => (a.topic < b.topic ? -1 : 1);

/** Of a session that ends with its connection only the Will matters; the store may hold more if it was another kind before. */
const whatMatters = (session: StoredSession): StoredSession =>
  session.sessionExpiryInterval > 0
    ? session
    : { ...session, subscriptions: [], inFlight: [], queue: [], received: [] };

/** Sorted where no order is promised. */
const comparable = ({ sessions, retained }: StoredState): unknown => ({
  sessions: sessions
    .filter(({ sessionExpiryInterval, will: own }) => sessionExpiryInterval > 0 || own !== null)
    .map(whatMatters)
    .map((session) => ({ ...session, received: [...session.received].sort(([a], [b]) => a - b) }))
    .sort(byClientId),
  retained: [...retained].sort(byTopic),
});

test('state, stored and read again, is the same', async () => {
  const library = await loadLibrary();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 100 }), async (steps) => {
      const dir = mkdtempSync(join(tmpdir(), 'mqttspec-store-'));
      const database = openDatabase(library, dir);
      const wallTime = (ms: number): number => ms + wallAheadMs;
      const kept = { sessions: new Map(), messages: new Map(), lastSession: 0, lastMessage: 0 };
      const journal = createJournal(
        kept,
        wallTime,
        createPendingWrites(() => undefined),
      );
      const nothing = { sessions: [], retained: [] };
      const made = createTestBroker({
        limits,
        settings: { sessionExpiryMs: 5000, retainedExpiryMs: 4000 },
        persistence: { journal, state: nothing, restored: () => undefined },
      });
      const clients: Client[] = [];
      for (const item of steps) {
        if (item.type === 'commit') await database.commit(journal.take(), 'os');
        else play(made, clients, item);
      }
      await database.commit(journal.take(), 'os');

      const { core } = made;
      const expected = {
        sessions: [...core.sessions.values()].map(storedSession),
        retained: [...core.retained.all()],
      };
      const { state } = load(database.entries(), dir, core.clock.now(), (wallMs) => wallMs - wallAheadMs);
      made.broker.stop();
      await database.close();
      rmSync(dir, { recursive: true });
      expect(comparable(state)).toEqual(comparable(expected));
    }),
    { numRuns: 60 },
  );
});
