/** What a session has subscribed to, and at which QoS it may be served: read with every doubt in the broker's favour. */

import type { Packet, QoS, Subscribe, Subscription } from '../../reference/codec/packet.ts';
import { topicMatches } from '../../reference/codec/topic.ts';

/** The subscriptions of one session over its whole life. */
export interface Grants {
  /** Takes a packet that either side sent in the session. */
  take(packet: Packet): void;
  /** The connection is over: what it asked for without an answer may have been granted. */
  connectionEnded(): void;
  /**
   * The highest QoS that the session was ever granted, or waits for, by a filter that matches the topic; null where
   * none does. Filters count after UNSUBSCRIBE too: their messages may be under way for long.
   */
  highestFor(topic: string): QoS | null;
}

/** The same topic is asked about many times between changes. */
type Answers = Map<string, QoS | null>;

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

/** Starts with no subscriptions. */
export function trackGrants(): Grants {
  const granted = new Map<string, QoS>();
  let pending: Subscribe[] = [];
  let answers: Answers = new Map();

  const grant = (topicFilter: string, qos: QoS): void => {
    granted.set(topicFilter, Math.max(qos, granted.get(topicFilter) ?? 0) as QoS);
  };

  const grantAsAsked = (subscribes: readonly Subscribe[]): void => {
    for (const { topicFilter, qos } of subscribes.flatMap(({ subscriptions }) => subscriptions))
      grant(topicFilter, qos);
  };

  /** Codes that do not fit, or that could answer several packets, tell nothing: it counts what was asked for. */
  const answered = (identifier: number, reasonCodes: readonly number[]): void => {
    const asked = pending.filter(({ packetIdentifier }) => packetIdentifier === identifier);
    const [only] = asked;
    if (asked.length === 1 && only?.subscriptions.length === reasonCodes.length) {
      for (const [at, code] of reasonCodes.entries()) {
        const subscription = only.subscriptions[at];
        if (subscription !== undefined && code <= 2) grant(subscription.topicFilter, code as QoS);
      }
    } else {
      grantAsAsked(asked);
    }
    pending = pending.filter(({ packetIdentifier }) => packetIdentifier !== identifier);
  };

  const find = (topic: string): QoS | null => {
    const asked = pending.flatMap(({ subscriptions }): readonly Subscription[] => subscriptions);
    const held = [...granted].map(([topicFilter, qos]) => ({ topicFilter, qos }));
    const matching = [...asked, ...held].filter(({ topicFilter }) => couldMatch(topicFilter, topic));
    return matching.length === 0 ? null : (Math.max(...matching.map(({ qos }) => qos)) as QoS);
  };

  return {
    take: (packet) => {
      if (packet.type === 'subscribe') pending.push(packet);
      else if (packet.type === 'suback') answered(packet.packetIdentifier, packet.reasonCodes);
      else return;
      answers = new Map();
    },
    connectionEnded: () => {
      grantAsAsked(pending);
      pending = [];
    },
    highestFor: (topic) => {
      const known = answers.get(topic);
      if (known !== undefined) return known;
      const found = find(topic);
      answers.set(topic, found);
      return found;
    },
  };
}
