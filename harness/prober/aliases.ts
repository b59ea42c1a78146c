/** The Topic Aliases of one direction of a connection: which Topic Name each stands for (5.0, 3.3.2.3.4). */

import type { Packet, Publish } from '../../reference/codec/packet.ts';

/** Learns from each packet in order; none is known at first. */
export class Aliases {
  private topics: Map<number, string> | null = null;

  /** A PUBLISH with an empty Topic Name, with the name that its alias stands for; undefined for all other packets. */
  resolve(packet: Packet): Publish | undefined {
    if (packet.type !== 'publish' || packet.properties?.topicAlias === undefined) return undefined;
    const { topicAlias } = packet.properties;
    if (packet.topic !== '') {
      this.topics ??= new Map();
      this.topics.set(topicAlias, packet.topic);
      return undefined;
    }
    const topic = this.topics?.get(topicAlias);
    return topic === undefined ? undefined : { ...packet, topic };
  }
}
