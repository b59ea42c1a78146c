/** Keeps a session's subscriptions and the topic tree the same. */

import type { Core } from '../core.ts';
import type { HeldSubscription, Session } from './session.ts';

/** Makes a subscription, in place of any for the same filter; gives back what it replaced. */
export function addSubscription(core: Core, session: Session, held: HeldSubscription): HeldSubscription | undefined {
  const existing = session.subscriptions.get(held.topicFilter);
  const result = existing === undefined ? held : core.rules.resubscribed(held, existing, session);
  session.subscriptions.set(held.topicFilter, result);
  core.subscriptions.add(held.topicFilter, session, result);
  if (existing === undefined) {
    core.counters.subscriptions++;
    core.sys.subscribed(held.topicFilter);
  }
  return existing;
}

/** Ends the subscription for exactly this filter; does nothing if there is none. */
export function removeSubscription(core: Core, session: Session, topicFilter: string): void {
  if (!session.subscriptions.delete(topicFilter)) return;
  core.subscriptions.remove(topicFilter, session);
  core.counters.subscriptions--;
  core.sys.unsubscribed(topicFilter);
}

/** The bound that keeps a session from subscribing to one more filter, or null. */
export function boundInTheWayOf(
  core: Core,
  session: Session,
  topicFilter: string,
): 'maxTopicLevels' | 'maxSubscriptions' | 'maxSubscriptionNodes' | null {
  const { limits } = core;
  const { length } = core.rules.topicLevels(topicFilter);
  if (length > limits.maxTopicLevels) return 'maxTopicLevels';
  if (session.subscriptions.has(topicFilter)) return null;
  if (session.subscriptions.size >= limits.maxSubscriptions) return 'maxSubscriptions';
  return core.subscriptions.nodeCount + length > limits.maxSubscriptionNodes ? 'maxSubscriptionNodes' : null;
}
