/** What is held back until the store has it, and what need not be. */

import { expect, it } from 'vitest';
import type { BrokerWire } from '../../broker/index.ts';
import { acknowledge, createTestBroker, publish, subscribe } from '../../broker/test-client.ts';
import { encodePacket, type QoS } from '../../codec/index.ts';
import { createGate } from './gate.ts';
import { createJournal } from './journal.ts';
import { createPendingWrites } from './pending-writes.ts';
import { type Key, kinds } from './records.ts';

const puback = encodePacket(acknowledge('puback', 1), '3.1.1');
const message = (qos: QoS): Uint8Array =>
  encodePacket(publish({ qos, packetIdentifier: qos === 0 ? undefined : 1 }), '3.1.1');
const key: Key = [kinds.session, 1, 0];

/** A gate whose commits are done when the test says so, and what came through it to one client: first bytes, or "closed". */
function makeGate() {
  const through: (number | undefined | 'closed')[] = [];
  const commits: (() => void)[] = [];
  let tell: () => void = () => undefined;
  const begun = (): Promise<void> =>
    new Promise((resolve) => {
      tell = resolve;
    });
  const pending = createPendingWrites((urgency) => gate.changed(urgency));
  const gate = createGate(
    pending,
    () => undefined,
    async () => {
      pending.take();
      await new Promise<void>((resolve) => {
        commits.push(resolve);
        tell();
      });
      pending.stored();
    },
  );
  let wire: BrokerWire | undefined;
  const broker = gate.guard({
    accept: (guarded) => {
      wire = guarded;
      return { receive: () => undefined, ended: () => undefined, congested: () => undefined, drained: () => undefined };
    },
  });
  broker.accept({ send: ([first]) => through.push(first), close: () => through.push('closed') });
  if (wire === undefined) throw new Error('expected a wire');
  return { pending, gate, wire, through, commits, begun };
}

it('lets all through while there is nothing to store', () => {
  const { wire, through } = makeGate();
  wire.send(puback);
  wire.close();
  expect(through).toEqual([0x40, 'closed']);
});

it('holds answers and the close back until what led to them is stored, in order', async () => {
  const { pending, gate, wire, through, commits, begun } = makeGate();
  const first = begun();
  pending.put('urgent', key, () => 1, false);
  wire.send(puback);
  await first;
  const second = begun();
  // What is noted during a commit is for the next one.
  pending.put('urgent', key, () => 2, true);
  wire.send(message(1));
  wire.close();
  expect(through).toEqual([]);
  commits[0]?.();
  await second;
  expect(through).toEqual([0x40]);
  commits[1]?.();
  await gate.settled();
  expect(through).toEqual([0x40, 0x32, 'closed']);
});

it('lets messages at QoS 0 and 1 through at once, one at QoS 2 when it is stored', async () => {
  const { pending, gate, wire, through, commits, begun } = makeGate();
  const stored = begun();
  pending.put('urgent', key, () => 1, false);
  for (const qos of [0, 1, 2, 1] as const) wire.send(message(qos));
  expect(through).toEqual([0x30, 0x32]);
  await stored;
  commits[0]?.();
  await gate.settled();
  expect(through).toEqual([0x30, 0x32, 0x34, 0x32]);
});

it('waits for no commit when what was to be stored has gone', async () => {
  const { pending, gate, wire, through, commits } = makeGate();
  pending.put('patient', key, () => 1, false);
  wire.send(puback);
  expect(through).toEqual([]);
  pending.remove('lazy', key);
  await gate.settled();
  expect(through).toEqual([0x40]);
  expect(commits).toEqual([]);
});

it('holds nothing back for what nobody waits for, and stores it all the same', async () => {
  const { pending, gate, wire, through, commits, begun } = makeGate();
  const stored = begun();
  pending.remove('lazy', key);
  wire.send(puback);
  expect(through).toEqual([0x40]);
  await stored;
  commits[0]?.();
  await gate.settled();
  expect(pending.isEmpty()).toBe(true);
});

/** A broker whose client `s` has one message in flight and one waiting, and how many changes its journal has noted. */
function makeWaiting() {
  const pending = createPendingWrites(() => undefined);
  const kept = { sessions: new Map(), messages: new Map(), lastSession: 0, lastMessage: 0 };
  const journal = createJournal(kept, (ms) => ms, pending);
  const state = { sessions: [], retained: [] };
  const made = createTestBroker({
    limits: { maxInFlightMessages: 1 },
    persistence: { journal, state, restored: () => undefined },
  });
  const subscriber = made.connect({ clientId: 's', cleanStart: false });
  subscriber.send(subscribe(1, 't'));
  const publisher = made.connect({ clientId: 'p' });
  journal.take();
  pending.stored();
  publisher.send(publish({ qos: 1, packetIdentifier: 1 }), publish({ qos: 1, packetIdentifier: 2 }));
  return { journal, pending, publisher, subscriber, acknowledgedAt: pending.newest };
}

it('what waited and is in flight now has still to be stored before its publisher hears of it', () => {
  const { journal, pending, subscriber, acknowledgedAt } = makeWaiting();
  subscriber.send(acknowledge('puback', 1));
  journal.settle();
  expect(pending.oldest()).toBeLessThanOrEqual(acknowledgedAt);
  subscriber.send(acknowledge('puback', 2));
  journal.settle();
  expect(pending.oldest()).toBe(Number.POSITIVE_INFINITY);
});

it('what replaces a retained message that is not stored takes over its place', () => {
  const { journal, pending, publisher } = makeWaiting();
  journal.take();
  pending.stored();
  publisher.send(publish({ topic: 'r', retain: true, qos: 1, packetIdentifier: 3 }));
  const acknowledgedAt = pending.newest;
  publisher.send(publish({ topic: 'r', retain: true, qos: 0 }));
  journal.settle();
  expect(pending.oldest()).toBeLessThanOrEqual(acknowledgedAt);
});
