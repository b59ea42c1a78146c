/** The trees of subscriptions hold what the sessions hold: found for each name by going through all filters. */

import type { Core } from '../../reference/broker/core.ts';
import type { HeldSubscription, Session } from '../../reference/broker/session/session.ts';
import { topicMatches } from '../../reference/codec/index.ts';
import type { Report } from './inspect.ts';

/** Looks at the subscriptions. */
export function inspectSubscriptions(core: Core, topicNames: readonly string[], report: Report): void {
  const own: { readonly session: Session; readonly held: HeldSubscription }[] = [];
  let count = 0;
  let shared = 0;
  for (const session of core.sessions.values()) {
    count += session.subscriptions.size;
    for (const [topicFilter, held] of session.subscriptions) {
      if (held.topicFilter !== topicFilter) report('subscriptions-agree', `${held.topicFilter} under ${topicFilter}`);
      if (held.share === null) own.push({ session, held });
      else {
        shared += 1;
        const isMember = core.groups.get(topicFilter)?.members.get(session) === held;
        if (!isMember) report('subscriptions-agree', `${session.clientId} is not in ${topicFilter}`);
      }
    }
  }
  if (count !== core.counters.subscriptions) report('counts', `${count} held, ${core.counters.subscriptions} counted`);
  let members = 0;
  for (const group of core.groups.values()) {
    members += group.members.size;
    if (group.members.size === 0) report('subscriptions-agree', `${group.sharedFilter} has no member`);
  }
  if (members !== shared) report('subscriptions-agree', `${members} members, ${shared} held by sessions`);

  for (const topicName of topicNames) {
    let found = 0;
    core.subscriptions.match(topicName, (session, held) => {
      found += 1;
      const isHeld = session.subscriptions.get(held.topicFilter) === held && topicMatches(held.topicFilter, topicName);
      if (!isHeld) report('subscriptions-agree', `${held.topicFilter} of ${session.clientId} is met by ${topicName}`);
    });
    const expected = own.filter(({ held }) => topicMatches(held.topicFilter, topicName)).length;
    if (found !== expected) report('subscriptions-agree', `${topicName} meets ${found} filters of ${expected}`);
    inspectShared(core, topicName, report);
  }
  const { nodeCount } = core.subscriptions;
  if (nodeCount + core.shared.nodeCount > core.limits.maxSubscriptionNodes) {
    report('limit-subscriptions', `${nodeCount + core.shared.nodeCount} levels are held`);
  }
  if (count === 0 && nodeCount + core.shared.nodeCount > 0) {
    report('nothing-is-left', `${nodeCount} levels of no subscription`);
  }
}

function inspectShared({ groups, shared }: Core, topicName: string, report: Report): void {
  const met = new Set<string>();
  shared.match(topicName, (group) => met.add(group.sharedFilter));
  for (const { sharedFilter, topicFilter } of groups.values()) {
    if (topicMatches(topicFilter, topicName) === met.has(sharedFilter)) continue;
    report('subscriptions-agree', `${topicName}, ${sharedFilter}: met is ${met.has(sharedFilter)}`);
  }
}
