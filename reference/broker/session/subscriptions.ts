/** Keeps a session's subscriptions, the topic trees and the Shared Subscriptions the same. */

import type { SharedFilter } from '../../codec/index.ts';
import type { Core } from '../core.ts';
import type { Limits } from '../limits.ts';
import { topicLimitInTheWay } from '../router/admit.ts';
import type { HeldSubscription, Session } from './session.ts';

/** Makes a subscription, in place of any for the same filter; gives back what it replaced. */
export function addSubscription(core: Core, session: Session, held: HeldSubscription): HeldSubscription | undefined {
  const existing = session.subscriptions.get(held.topicFilter);
  const result = existing === undefined ? held : core.rules.resubscribed(held, existing, session);
  // The same filter is a shared one or not by the version of who subscribes.
  if (existing !== undefined && (existing.share === null) !== (result.share === null)) detach(core, session, existing);
  set(core, session, result);
  if (existing === undefined) count(core, held);
  core.journal.subscribed(session, result);
  return existing;
}

/** Makes a subscription that the session had in the broker before. */
export function restoreSubscription(core: Core, session: Session, held: HeldSubscription): void {
  set(core, session, held);
  count(core, held);
}

function set(core: Core, session: Session, held: HeldSubscription): void {
  session.subscriptions.set(held.topicFilter, held);
  if (held.share === null) core.subscriptions.add(held.topicFilter, session, held);
  else join(core, session, held, held.share);
}

function count(core: Core, { topicFilter }: HeldSubscription): void {
  core.counters.subscriptions++;
  core.sys.subscribed(topicFilter);
}

/** Ends the subscription for exactly this filter; does nothing if there is none. */
export function removeSubscription(core: Core, session: Session, topicFilter: string): void {
  const held = session.subscriptions.get(topicFilter);
  if (held === undefined) return;
  session.subscriptions.delete(topicFilter);
  detach(core, session, held);
  core.counters.subscriptions--;
  core.sys.unsubscribed(topicFilter);
  core.journal.unsubscribed(session, topicFilter);
}

function detach(core: Core, session: Session, { topicFilter, share }: HeldSubscription): void {
  if (share === null) core.subscriptions.remove(topicFilter, session);
  else leave(core, session, topicFilter);
}

function join(core: Core, session: Session, held: HeldSubscription, { topicFilter }: SharedFilter): void {
  let group = core.groups.get(held.topicFilter);
  if (group === undefined) {
    group = { sharedFilter: held.topicFilter, topicFilter, members: new Map(), turns: 0 };
    core.groups.set(held.topicFilter, group);
    core.shared.add(topicFilter, group, group);
  }
  group.members.set(session, held);
}

function leave(core: Core, session: Session, sharedFilter: string): void {
  const group = core.groups.get(sharedFilter);
  if (group === undefined) return;
  group.members.delete(session);
  if (group.members.size > 0) return;
  core.groups.delete(sharedFilter);
  core.shared.remove(group.topicFilter, group);
}

/** The bound that keeps a session from subscribing to one more filter, or null. */
export function boundInTheWayOf(core: Core, session: Session, topicFilter: string): keyof Limits | null {
  const { limits } = core;
  const tooLong = topicLimitInTheWay(core, topicFilter);
  if (tooLong !== null) return tooLong;
  if (session.subscriptions.has(topicFilter)) return null;
  if (session.subscriptions.size >= limits.maxSubscriptions) return 'maxSubscriptions';
  const { length } = core.rules.topicLevels(topicFilter);
  const nodeCount = core.subscriptions.nodeCount + core.shared.nodeCount;
  return nodeCount + length > limits.maxSubscriptionNodes ? 'maxSubscriptionNodes' : null;
}
