/** What a session has subscribed to, and how it may be served: read with every doubt in the broker's favour. */

import type { QoS, Subscribe } from '../../reference/codec/packet.ts';
import { isSharedFilter, topicMatches } from '../../reference/codec/topic.ts';
import type { Seen } from './connections.ts';

/** A Topic Filter that a session asked for, and was not refused. */
export interface Held {
  readonly topicFilter: string;
  /** As granted; while there is no answer, as requested. */
  readonly qos: QoS;
  readonly noLocal: boolean;
  readonly retainAsPublished: boolean;
  readonly isShared: boolean;
  /** Its Subscription Identifier. */
  readonly identifier: number | null;
  /** Where in the trace the SUBACK is that grants it; null where none was seen. */
  readonly grantedAt: number | null;
}

/** The subscriptions of one session over its whole life. */
export interface Grants {
  /** Takes a packet that either side sent in the session. */
  take(seen: Seen): void;
  /** The connection is over: what it asked for without an answer may have been granted. */
  connectionEnded(): void;
  /**
   * All subscriptions whose filter matches the topic that the session was ever granted, or waits for; one that was
   * replaced stands beside what replaced it. They count after UNSUBSCRIBE too: their messages may be under way for long.
   */
  matching(topic: string): readonly Held[];
  /** The Topic Filters that UNSUBSCRIBE packets named. */
  readonly unsubscribed: ReadonlySet<string>;
}

/**
 * Servers give filters that begin with `$` meanings of their own, of which one or two levels are no part of the topic
 * that they stand for: `$share/group/a/b` or `$queue/a/b` stand for `a/b`.
 */
function couldMatch(filter: string, topic: string): boolean {
  if (topicMatches(filter, topic)) return true;
  if (!filter.startsWith('$')) return false;
  const levels = filter.split('/');
  return [1, 2].some((skipped) => levels.length > skipped && topicMatches(levels.slice(skipped).join('/'), topic));
}

/** The subscriptions that a SUBSCRIBE asks for. */
function askedBy({ subscriptions, properties }: Subscribe): Held[] {
  return subscriptions.map(({ topicFilter, qos, noLocal = false, retainAsPublished = false }) => ({
    topicFilter,
    qos,
    noLocal,
    retainAsPublished,
    isShared: isSharedFilter(topicFilter),
    identifier: properties?.subscriptionIdentifier?.[0] ?? null,
    grantedAt: null,
  }));
}

const keyOf = ({ topicFilter, qos, noLocal, retainAsPublished, identifier, grantedAt }: Held): string =>
  `${qos} ${noLocal} ${retainAsPublished} ${identifier} ${grantedAt === null} ${topicFilter}`;

/** Starts with no subscriptions. */
export function trackGrants(): Grants {
  const held = new Map<string, Held>();
  const unsubscribed = new Set<string>();
  let pending: Subscribe[] = [];
  /** The same topic is asked about many times between changes. */
  let answers = new Map<string, readonly Held[]>();

  const hold = (subscription: Held): void => {
    held.set(keyOf(subscription), subscription);
  };

  /** Codes that do not fit, or that could answer several packets, tell nothing: it counts what was asked for. */
  const answered = (place: number, identifier: number, reasonCodes: readonly number[]): void => {
    const asked = pending.filter(({ packetIdentifier }) => packetIdentifier === identifier);
    const [only] = asked;
    if (asked.length === 1 && only?.subscriptions.length === reasonCodes.length) {
      for (const [at, subscription] of askedBy(only).entries()) {
        const code = reasonCodes[at];
        if (code !== undefined && code <= 2) hold({ ...subscription, qos: code as QoS, grantedAt: place });
      }
    } else {
      asked.flatMap(askedBy).forEach(hold);
    }
    pending = pending.filter(({ packetIdentifier }) => packetIdentifier !== identifier);
  };

  return {
    unsubscribed,
    take: ({ place, packet }) => {
      if (packet.type === 'subscribe') pending.push(packet);
      else if (packet.type === 'suback') answered(place, packet.packetIdentifier, packet.reasonCodes);
      else if (packet.type === 'unsubscribe') for (const filter of packet.topicFilters) unsubscribed.add(filter);
      else return;
      answers = new Map();
    },
    connectionEnded: () => {
      pending.flatMap(askedBy).forEach(hold);
      pending = [];
      answers = new Map();
    },
    matching: (topic) => {
      const known = answers.get(topic);
      if (known !== undefined) return known;
      const all = [...pending.flatMap(askedBy), ...held.values()];
      const found = all.filter(({ topicFilter }) => couldMatch(topicFilter, topic));
      answers.set(topic, found);
      return found;
    },
  };
}
