/** Notes what the broker tells of its changes as writes to the store. */

import type { Delivery, Journal, Message, Session } from '../../broker/index.ts';
import type { Write } from './database.ts';
import { createKeptSession, type Kept, type KeptSession } from './kept.ts';
import type { PendingWrites } from './pending-writes.ts';
import { kinds, writeDelivery, writeMessage, writeSession } from './records.ts';

/** A journal that notes. */
export interface NotingJournal extends Journal {
  /** To be called when no change is half made: messages to which nothing refers any more need not be stored. */
  settle(): void;
  /** What was noted since it was last asked: to be written together. */
  take(): readonly Write[];
}

/** Whether a session outlives its connection. One that does not is kept only as long as it has a Will. */
const outlives = ({ sessionExpiryInterval }: Session): boolean => sessionExpiryInterval > 0;

/** Messages at QoS 0 are not kept for who is absent. */
const isKept = ({ qos }: Delivery): boolean => qos > 0;

/** Makes a journal that notes in `pending`; `wallTime` makes a time on the wall of one on the broker's clock. */
export function createJournal(kept: Kept, wallTime: (ms: number) => number, pending: PendingWrites): NotingJournal {
  /** Nothing refers to them; in the next moment something may, for a message that waited is put in flight. */
  const orphaned = new Set<Message>();

  const numberOf = (message: Message): number => {
    const known = kept.messages.get(message);
    if (known !== undefined) return known.number;
    const number = ++kept.lastMessage;
    kept.messages.set(message, { number, holders: 0 });
    pending.put('patient', [kinds.message, number, 0], () => writeMessage(message, wallTime(message.takenAtMs)), false);
    return number;
  };
  /** One more entry refers to the message, or one fewer. */
  const refer = (message: Message, change: 1 | -1): number => {
    const number = numberOf(message);
    const known = kept.messages.get(message);
    if (known !== undefined) known.holders += change;
    if (known?.holders === 0) orphaned.add(message);
    return number;
  };

  const wholly = (session: Session): KeptSession | null => {
    const found = kept.sessions.get(session);
    return found?.isWhole === true ? found : null;
  };

  const journal: Journal = {
    sessionChanged: (session) => {
      const isWhole = outlives(session);
      const known = kept.sessions.get(session);
      if (known === undefined && !isWhole && session.will === null) return;
      const found = known ?? createKeptSession(++kept.lastSession, false);
      kept.sessions.set(session, found);
      const value = () => writeSession(session, found.isWhole, wallTime);
      pending.put('urgent', [kinds.session, found.number, 0], value, known !== undefined);
      if (!isWhole || found.isWhole) return;
      found.isWhole = true;
      for (const held of session.subscriptions.values()) journal.subscribed(session, held);
      for (const inFlight of session.inFlight.values()) journal.held(session, inFlight, undefined);
      for (const delivery of session.queue) journal.queued(session, delivery);
      for (const [packetIdentifier, copies] of session.received) journal.received(session, packetIdentifier, copies);
    },

    sessionEnded: (session) => {
      const found = kept.sessions.get(session);
      if (found === undefined) return;
      kept.sessions.delete(session);
      pending.remove('urgent', [kinds.session, found.number, 0]);
    },

    subscribed: (session, held) => {
      const found = wholly(session);
      if (found === null) return;
      const { topicFilter } = held;
      const known = found.subscriptions.get(topicFilter);
      const number = known ?? ++found.subscriptionsMade;
      found.subscriptions.set(topicFilter, number);
      pending.put('urgent', [kinds.subscription, found.number, number], () => held, known !== undefined);
    },

    unsubscribed: (session, topicFilter) => {
      const found = wholly(session);
      const number = found?.subscriptions.get(topicFilter);
      if (found === null || number === undefined) return;
      found.subscriptions.delete(topicFilter);
      pending.remove('urgent', [kinds.subscription, found.number, number]);
    },

    queued: (session, delivery) => {
      const found = isKept(delivery) ? wholly(session) : null;
      if (found === null) return;
      const message = refer(delivery.message, 1);
      pending.put('urgent', [kinds.queued, found.number, found.tail++], () => writeDelivery(delivery, message), false);
    },

    unqueued: (session, delivery) => {
      const found = isKept(delivery) ? wholly(session) : null;
      if (found === null) return;
      refer(delivery.message, -1);
      pending.remove('lazy', [kinds.queued, found.number, found.head++]);
    },

    requeued: (session, before) => {
      for (const delivery of before) journal.unqueued(session, delivery);
      for (const delivery of session.queue) journal.queued(session, delivery);
    },

    held: (session, inFlight, replaced) => {
      const found = wholly(session);
      if (found === null) return;
      const { packetIdentifier, awaiting, delivery } = inFlight;
      const message = refer(delivery.message, 1);
      if (replaced !== undefined) refer(replaced.delivery.message, -1);
      const order = found.sent++;
      const value = () => [order, awaiting, writeDelivery(delivery, message)];
      const urgency = awaiting === 'puback' ? 'patient' : 'urgent';
      pending.put(urgency, [kinds.inFlight, found.number, packetIdentifier], value, replaced !== undefined);
    },

    forgotten: (session, { packetIdentifier, delivery }) => {
      const found = wholly(session);
      if (found === null) return;
      refer(delivery.message, -1);
      pending.remove('lazy', [kinds.inFlight, found.number, packetIdentifier]);
    },

    received: (session, packetIdentifier, copies) => {
      const found = wholly(session);
      if (found !== null)
        pending.put('urgent', [kinds.received, found.number, packetIdentifier], () => copies, copies > 1);
    },

    released: (session, packetIdentifier) => {
      const found = wholly(session);
      if (found !== null) pending.remove('urgent', [kinds.received, found.number, packetIdentifier]);
    },

    // One that is cleared holds its place: what replaces it must be stored before its publisher hears of it.
    retained: (message) => pending.put('urgent', [kinds.retained, refer(message, 1), 0], () => true, true),
    cleared: (message) => pending.remove('urgent', [kinds.retained, refer(message, -1), 0]),
  };

  const settle = (): void => {
    for (const message of orphaned) {
      const known = kept.messages.get(message);
      if (known?.holders !== 0) continue;
      kept.messages.delete(message);
      pending.remove('lazy', [kinds.message, known.number, 0]);
    }
    orphaned.clear();
  };

  return {
    ...journal,
    settle,
    take: () => {
      settle();
      return pending.take();
    },
  };
}
