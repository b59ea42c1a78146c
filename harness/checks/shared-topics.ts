/** Which topics Shared Subscriptions reach: there 5.0 asks for no order (4.6), and sends to one session of many (4.8.2). */

import { parseSharedFilter, topicMatches } from '../../reference/codec/topic.ts';
import type { Seen } from './connections.ts';

/** Asks whether any client of the trace asked for a Shared Subscription that matches a topic. */
export function sharedTopics(packets: readonly Seen[]): (topic: string) => boolean {
  const filters: string[] = [];
  for (const { event, packet } of packets) {
    if (packet.type !== 'subscribe' || event.direction === 'in') continue;
    for (const { topicFilter } of packet.subscriptions) {
      const shared = parseSharedFilter(topicFilter);
      if (shared !== undefined) filters.push(shared.topicFilter);
    }
  }
  return (topic) => filters.some((filter) => topicMatches(filter, topic));
}
