/** Shared Subscriptions: sessions that subscribe to one filter together, of which one gets each message (4.8.2). */

import type { HeldSubscription, Session } from '../session/session.ts';

/** One Shared Subscription. */
export interface ShareGroup {
  /** `$share/{shareName}/{topicFilter}`, by which it is known. */
  readonly sharedFilter: string;
  /** The filter behind the share name. */
  readonly topicFilter: string;
  /** In the order in which they came to it. */
  readonly members: Map<Session, HeldSubscription>;
  /** How many messages it has handed out. */
  turns: number;
}
