/** The Topic Aliases of one direction of a connection: which Topic Name each stands for (5.0, 3.3.2.3.4). */

import type { Packet, Publish } from '../../reference/codec/packet.ts';

/** Learns from each packet in order. */
export interface Aliases {
  /** A PUBLISH with an empty Topic Name, with the name that its alias stands for; undefined for all other packets. */
  resolve(packet: Packet): Publish | undefined;
}

/** Makes the aliases of a direction: none yet. */
export function createAliases(): Aliases {
  const topics = new Map<number, string>();
  return {
    resolve: (packet) => {
      if (packet.type !== 'publish' || packet.properties?.topicAlias === undefined) return undefined;
      const { topicAlias } = packet.properties;
      if (packet.topic !== '') {
        topics.set(topicAlias, packet.topic);
        return undefined;
      }
      const topic = topics.get(topicAlias);
      return topic === undefined ? undefined : { ...packet, topic };
    },
  };
}
