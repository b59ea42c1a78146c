/** What a store is told of, so that the broker's state can outlive its process; a broker without a store tells nobody. */

import type { Delivery, Message } from '../message.ts';
import type { HeldSubscription, InFlight, Session } from '../session/session.ts';

/**
 * Hears of each change, when it has been made and before anything is sent because of it. Which of them matter (the
 * session of a client that did not ask for one to be kept does not) is the store's to know; nothing here may throw.
 */
export interface Journal {
  /** A session is new, or has another client, connection, Will or end than before. */
  sessionChanged(session: Session): void;
  /** A session is over; its parts were cleared before. */
  sessionEnded(session: Session): void;
  /** A subscription was made, in place of any for the same filter. */
  subscribed(session: Session, held: HeldSubscription): void;
  unsubscribed(session: Session, topicFilter: string): void;
  /** A message waits behind all others. */
  queued(session: Session, delivery: Delivery): void;
  /** The first that waited does so no more. */
  unqueued(session: Session, delivery: Delivery): void;
  /** Those that wait are others than before, or in another order. */
  requeued(session: Session, before: readonly Delivery[]): void;
  /** A message is in flight, behind all others, in place of what had its identifier. */
  held(session: Session, inFlight: InFlight, replaced: InFlight | undefined): void;
  /** A message is in flight no more. */
  forgotten(session: Session, inFlight: InFlight): void;
  /** The identifier of a QoS 2 message is held, of which so many copies came. */
  received(session: Session, packetIdentifier: number, copies: number): void;
  released(session: Session, packetIdentifier: number): void;
  /** A message is retained; the one before on its topic was cleared. */
  retained(message: Message): void;
  cleared(message: Message): void;
}

const nothing = (): void => undefined;

/** That of a broker whose state ends with it. */
export const noJournal: Journal = {
  sessionChanged: nothing,
  sessionEnded: nothing,
  subscribed: nothing,
  unsubscribed: nothing,
  queued: nothing,
  unqueued: nothing,
  requeued: nothing,
  held: nothing,
  forgotten: nothing,
  received: nothing,
  released: nothing,
  retained: nothing,
  cleared: nothing,
};
