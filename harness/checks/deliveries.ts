/** Messages of our own as they reach sessions whose whole past is known, with what those sessions subscribed to. */

import type { Publish } from '../../reference/codec/packet.ts';
import type { TraceEvent } from '../trace.ts';
import { type Grants, type Held, trackGrants } from './grants.ts';
import type { OwnMessage } from './published.ts';
import type { Session } from './sessions.ts';
import type { TraceView } from './view.ts';

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

/** Each view is read once for all checks. */
const ownIn = new WeakMap<TraceView, readonly OwnDelivery[]>();
const knownIn = new WeakMap<TraceView, readonly KnownDelivery[]>();

function onceFor<T>(view: TraceView, known: WeakMap<TraceView, T>, read: (view: TraceView) => T): T {
  const before = known.get(view);
  if (before !== undefined) return before;
  const found = read(view);
  known.set(view, found);
  return found;
}

/**
 * All of them. Others' messages are left out: a server may subscribe a client to things by itself (3.1.1: 4.5), but
 * not to topics that nobody had heard of before.
 */
export function ownDeliveries(view: TraceView): readonly OwnDelivery[] {
  return onceFor(view, ownIn, readOwn);
}

function readOwn({ sessions, published }: TraceView): OwnDelivery[] {
  return sessions.flatMap((session) => {
    if (session.origin === 'unknown') return [];
    const grants = trackGrants();
    return session.connections.flatMap(({ packets }) => {
      const found = packets.flatMap((seen): OwnDelivery[] => {
        const { event, packet } = seen;
        grants.take(seen);
        if (event.direction === 'out' || packet.type !== 'publish') return [];
        const { topic, payload } = packet;
        if (!published.isOwnTopic(topic)) return [];
        const message = published.find(topic, payload);
        return [{ event, session, publish: packet, published: message, held: grants.matching(topic), grants }];
      });
      grants.connectionEnded();
      return found;
    });
  });
}

/**
 * Those whose message our clients are known to have published, and nobody else. Not those without payload: anybody may
 * have published that on topics that are not ours alone.
 */
export function knownDeliveries(view: TraceView): readonly KnownDelivery[] {
  return onceFor(view, knownIn, readKnown);
}

function readKnown(view: TraceView): KnownDelivery[] {
  if (view.published.isMuddied) return [];
  return ownDeliveries(view).flatMap((delivery) => {
    const { published, publish } = delivery;
    return published === undefined || publish.payload.length === 0 ? [] : [{ ...delivery, published }];
  });
}
