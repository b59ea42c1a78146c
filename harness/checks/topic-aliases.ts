/** Which topic a Topic Alias stands for, in one direction of one Network Connection (5.0: 3.3.2.3.4). */

import type { Publish } from '../../reference/codec/packet.ts';

/** Starts with no aliases: none outlives its connection. Gives the topic of each PUBLISH; null when nobody knows it. */
export function trackTopicAliases(): (publish: Publish) => string | null {
  const topics = new Map<number, string>();
  return ({ topic, properties }) => {
    const alias = properties?.topicAlias;
    if (topic === '') return alias === undefined ? null : (topics.get(alias) ?? null);
    if (alias !== undefined) topics.set(alias, topic);
    return topic;
  };
}
