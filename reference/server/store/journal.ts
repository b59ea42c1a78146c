/** Notes what the broker tells of its changes as writes to the store. */

import type { Delivery, Journal, Message, Session } from '../../broker/index.ts';
import type { Write } from './database.ts';
import { createKeptSession, type Kept, type KeptSession } from './kept.ts';
import { type Key, kinds, writeDelivery, writeMessage, writeSession } from './records.ts';

/** A journal that notes. */
export interface NotingJournal extends Journal {
  /** What was noted since it was last asked: to be written together. */
  take(): readonly Write[];
}

/** Whether a session outlives its connection. One that does not is kept only as long as it has a Will. */
const outlives = ({ sessionExpiryInterval }: Session): boolean => sessionExpiryInterval > 0;

/** Messages at QoS 0 are not kept for who is absent. */
const isKept = ({ qos }: Delivery): boolean => qos > 0;

/**
 * Makes a journal; `wallTime` makes a time on the wall of one on the broker's clock, `noted` is called at each change.
 */
export function createJournal(kept: Kept, wallTime: (ms: number) => number, noted: () => void): NotingJournal {
  let writes: Write[] = [];
  const changedSessions = new Set<Session>();
  const touchedMessages = new Set<Message>();

  const note = (key: Key, value?: unknown): void => {
    writes.push({ key, value });
    noted();
  };

  const numberOf = (message: Message): number => {
    const known = kept.messages.get(message);
    if (known !== undefined) return known.number;
    const number = ++kept.lastMessage;
    kept.messages.set(message, { number, holders: 0, isWritten: false });
    return number;
  };
  /** One more entry refers to the message, or one fewer. */
  const refer = (message: Message, change: 1 | -1): number => {
    const number = numberOf(message);
    const known = kept.messages.get(message);
    if (known !== undefined) known.holders += change;
    touchedMessages.add(message);
    return number;
  };

  const wholly = (session: Session): KeptSession | null => {
    const found = kept.sessions.get(session);
    return found?.isWhole === true ? found : null;
  };

  const journal: Journal = {
    sessionChanged: (session) => {
      let found = kept.sessions.get(session);
      const isWhole = outlives(session);
      if (found === undefined) {
        if (!isWhole && session.will === null) return;
        found = createKeptSession(++kept.lastSession, false);
        kept.sessions.set(session, found);
      }
      changedSessions.add(session);
      noted();
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
      changedSessions.delete(session);
      note([kinds.session, found.number, 0]);
    },

    subscribed: (session, held) => {
      const found = wholly(session);
      if (found === null) return;
      const { topicFilter } = held;
      const number = found.subscriptions.get(topicFilter) ?? ++found.subscriptionsMade;
      found.subscriptions.set(topicFilter, number);
      note([kinds.subscription, found.number, number], held);
    },

    unsubscribed: (session, topicFilter) => {
      const found = wholly(session);
      const number = found?.subscriptions.get(topicFilter);
      if (found === null || number === undefined) return;
      found.subscriptions.delete(topicFilter);
      note([kinds.subscription, found.number, number]);
    },

    queued: (session, delivery) => {
      const found = isKept(delivery) ? wholly(session) : null;
      if (found === null) return;
      note([kinds.queued, found.number, found.tail++], writeDelivery(delivery, refer(delivery.message, 1)));
    },

    unqueued: (session, delivery) => {
      const found = isKept(delivery) ? wholly(session) : null;
      if (found === null) return;
      refer(delivery.message, -1);
      note([kinds.queued, found.number, found.head++]);
    },

    requeued: (session, before) => {
      for (const delivery of before) journal.unqueued(session, delivery);
      for (const delivery of session.queue) journal.queued(session, delivery);
    },

    held: (session, inFlight, replaced) => {
      const found = wholly(session);
      if (found === null) return;
      const { packetIdentifier, awaiting, delivery } = inFlight;
      const written = writeDelivery(delivery, refer(delivery.message, 1));
      if (replaced !== undefined) refer(replaced.delivery.message, -1);
      note([kinds.inFlight, found.number, packetIdentifier], [found.sent++, awaiting, written]);
    },

    forgotten: (session, { packetIdentifier, delivery }) => {
      const found = wholly(session);
      if (found === null) return;
      refer(delivery.message, -1);
      note([kinds.inFlight, found.number, packetIdentifier]);
    },

    received: (session, packetIdentifier, copies) => {
      const found = wholly(session);
      if (found !== null) note([kinds.received, found.number, packetIdentifier], copies);
    },

    released: (session, packetIdentifier) => {
      const found = wholly(session);
      if (found !== null) note([kinds.received, found.number, packetIdentifier]);
    },

    retained: (message) => note([kinds.retained, refer(message, 1), 0], true),
    cleared: (message) => note([kinds.retained, refer(message, -1), 0]),
  };

  const noteMessage = (message: Message): void => {
    const known = kept.messages.get(message);
    if (known === undefined) return;
    const key: Key = [kinds.message, known.number, 0];
    if (known.holders === 0) {
      kept.messages.delete(message);
      if (known.isWritten) writes.push({ key, value: undefined });
    } else if (!known.isWritten) {
      known.isWritten = true;
      writes.push({ key, value: writeMessage(message, wallTime(message.takenAtMs)) });
    }
  };

  return {
    ...journal,
    take: () => {
      for (const message of touchedMessages) noteMessage(message);
      touchedMessages.clear();
      for (const session of changedSessions) {
        const found = kept.sessions.get(session);
        if (found === undefined) continue;
        writes.push({ key: [kinds.session, found.number, 0], value: writeSession(session, found.isWhole, wallTime) });
      }
      changedSessions.clear();
      const taken = writes;
      writes = [];
      return taken;
    },
  };
}
