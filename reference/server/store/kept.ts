/** What is known of that which stands in the store: its numbers. */

import type { Message, Session } from '../../broker/index.ts';

/** A session that is kept. */
export interface KeptSession {
  readonly number: number;
  /** Whether all of it is kept; of a session that ends with its connection it is only the Will. */
  isWhole: boolean;
  /** Numbers of its subscriptions by Topic Filter. */
  readonly subscriptions: Map<string, number>;
  subscriptionsMade: number;
  /** Messages that wait have the numbers from `head` up to, not including, `tail`. */
  head: number;
  tail: number;
  /** How many messages were put in flight: that is their order. */
  sent: number;
}

/** A message to which something in the store refers. */
export interface KeptMessage {
  readonly number: number;
  holders: number;
}

/** All of it. */
export interface Kept {
  readonly sessions: Map<Session, KeptSession>;
  readonly messages: Map<Message, KeptMessage>;
  /** The highest numbers given so far. */
  lastSession: number;
  lastMessage: number;
}

/** A session of which nothing but its number is known. */
export const createKeptSession = (number: number, isWhole: boolean): KeptSession => ({
  number,
  isWhole,
  subscriptions: new Map(),
  subscriptionsMade: 0,
  head: 0,
  tail: 0,
  sent: 0,
});
