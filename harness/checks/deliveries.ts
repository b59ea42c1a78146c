/** Messages of our own as they reach sessions whose whole past is known, with what those sessions subscribed to. */

import type { Publish } from '../../reference/codec/packet.ts';
import type { TraceEvent } from '../trace.ts';
import { type Grants, type Held, trackGrants } from './grants.ts';
import type { OwnMessage, Published } from './published.ts';
import type { Session } from './sessions.ts';

/** A PUBLISH that came to a client of ours, on a topic to which clients of ours published. */
export interface OwnDelivery {
  readonly event: TraceEvent;
  readonly session: Session;
  readonly publish: Publish;
  /** What our clients published with that payload; undefined where the message is another. */
  readonly published: OwnMessage | undefined;
  /** The matching subscriptions that the session ever had. */
  readonly held: readonly Held[];
  /** All that the session subscribed to, at the end of what is known of it. */
  readonly grants: Grants;
}

/** One of which is known what was published. */
export type KnownDelivery = OwnDelivery & { readonly published: OwnMessage };

/**
 * All of them. Others' messages are left out: a server may subscribe a client to things by itself (3.1.1: 4.5), but
 * not to topics that nobody had heard of before.
 */
export function ownDeliveries(sessions: readonly Session[], published: Published): readonly OwnDelivery[] {
  const found: OwnDelivery[] = [];
  for (const session of sessions) {
    if (session.origin === 'unknown') continue;
    const grants = trackGrants();
    for (const { packets } of session.connections) {
      for (const seen of packets) {
        const { event, packet } = seen;
        grants.take(seen);
        if (packet.type !== 'publish' || event.direction === 'out') continue;
        const { topic, payload } = packet;
        if (!published.isOwnTopic(topic)) continue;
        const message = published.find(topic, payload);
        found.push({ event, session, publish: packet, published: message, held: grants.matching(topic), grants });
      }
      grants.connectionEnded();
    }
  }
  return found;
}

/**
 * Those whose message our clients are known to have published, and nobody else. Not those without payload: anybody may
 * have published that on topics that are not ours alone.
 */
export function knownAmong(own: readonly OwnDelivery[], { isMuddied }: Published): readonly KnownDelivery[] {
  if (isMuddied) return [];
  return own.filter((one): one is KnownDelivery => one.published !== undefined && one.publish.payload.length > 0);
}
