/** The state of a broker as it is kept: plain values, times on the broker's clock. */

import type { Version, Will } from '../../codec/index.ts';
import type { DeliveryForm, Message } from '../message.ts';
import type { HeldSubscription, InFlight, Session } from '../session/session.ts';
import type { Journal } from './journal.ts';

/** A delivery; of its Shared Subscription, the filter. */
export interface StoredDelivery extends Omit<DeliveryForm, 'group'> {
  readonly message: Message;
  readonly sharedFilter: string | null;
}

/** A delivery that was sent. */
export interface StoredInFlight {
  readonly packetIdentifier: number;
  readonly awaiting: InFlight['awaiting'];
  readonly delivery: StoredDelivery;
}

/** A session and all that belongs to it. */
export interface StoredSession {
  readonly clientId: string;
  /** Whose client it served last: what waits for it must be theirs to receive. */
  readonly user: string | null;
  readonly version: Version;
  readonly clean: boolean;
  readonly sessionExpiryInterval: number;
  readonly connects: number;
  /** Whether its client was connected; then its Will is that of the connection. */
  readonly isConnected: boolean;
  readonly will: Will | null;
  /** A Will that waits for its delay. */
  readonly delayedWill: { readonly will: Will; readonly dueMs: number } | null;
  /** When it ends if its client does not come back; null for never. */
  readonly expiresAtMs: number | null;
  readonly subscriptions: readonly HeldSubscription[];
  /** In the order of `Session.inFlight`. */
  readonly inFlight: readonly StoredInFlight[];
  /** Next first; only what is kept for an absent client. */
  readonly queue: readonly StoredDelivery[];
  /** Packet Identifiers, each with how many times its PUBLISH came. */
  readonly received: readonly (readonly [packetIdentifier: number, copies: number])[];
}

/** All that a broker kept. */
export interface StoredState {
  /** In the order in which they were made. */
  readonly sessions: readonly StoredSession[];
  readonly retained: readonly Message[];
}

/** Where a broker's state is kept. */
export interface Persistence {
  readonly journal: Journal;
  /** What was kept by the broker before; it becomes the state of this one. */
  readonly state: StoredState;
  /** Told once for each session of it, before the journal hears of that session. */
  restored(stored: StoredSession, session: Session): void;
}
