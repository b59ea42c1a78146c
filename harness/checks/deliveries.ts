/** Messages of our own as they reach sessions whose whole past is known, with what those sessions subscribed to. */

import type { Publish, QoS } from '../../reference/codec/packet.ts';
import type { TraceEvent } from '../trace.ts';
import { trackGrants } from './grants.ts';
import type { OwnMessage } from './published.ts';
import type { TraceView } from './view.ts';

/** A PUBLISH that came to a client of ours, on a topic to which clients of ours published. */
export interface OwnDelivery {
  readonly event: TraceEvent;
  readonly publish: Publish;
  /** What our clients published with that payload; undefined where the message is another. */
  readonly published: OwnMessage | undefined;
  /** The highest QoS that a matching subscription of the session ever had; null when none matches. */
  readonly granted: QoS | null;
}

/**
 * All of them. Others' messages are left out: a server may subscribe a client to things by itself (3.1.1: 4.5), but
 * not to topics that nobody had heard of before.
 */
export function ownDeliveries({ sessions, published }: TraceView): OwnDelivery[] {
  return sessions.flatMap(({ origin, connections }) => {
    if (origin === 'unknown') return [];
    const grants = trackGrants();
    return connections.flatMap(({ packets }) => {
      const found = packets.flatMap(({ event, packet }): OwnDelivery[] => {
        grants.take(packet);
        if (event.direction === 'out' || packet.type !== 'publish') return [];
        const { topic, payload } = packet;
        if (!published.isOwnTopic(topic)) return [];
        return [
          { event, publish: packet, published: published.find(topic, payload), granted: grants.highestFor(topic) },
        ];
      });
      grants.connectionEnded();
      return found;
    });
  });
}
