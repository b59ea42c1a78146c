/** What the broker has sent a client at QoS 1 and 2 and knows to be unfinished (4.3.2, 4.3.3). */

import type { Publish } from '../../reference/codec/packet.ts';
import type { Seen } from './connections.ts';
import { isSamePayload } from './published.ts';

/** A message in flight. */
export interface InFlight {
  /** Its PUBLISH as it first came. */
  readonly publish: Publish;
  /** How many messages the session had sent before it. */
  readonly position: number;
  /** Whether the broker has sent PUBREL for it. */
  readonly isReleased: boolean;
}

/** A PUBLISH at QoS 1 or 2 from the broker, and the message that was in flight under its identifier then. */
export interface Delivery {
  readonly publish: Publish;
  readonly identifier: number;
  readonly before: InFlight | null;
}

/** Follows what is in flight in one session. */
export interface InFlightTracker {
  /**
   * Takes the next packet of the session. Gives the delivery that it is, or null if it is none, or one whose
   * identifier cannot be judged because our client acknowledged something under it that was not in flight, or by the
   * wrong packet: how a broker takes that is its own affair.
   */
  take(seen: Seen): Delivery | null;
}

/** Whether both carry the same Application Message, at the same QoS. */
export function isSameMessage(a: Publish, b: Publish): boolean {
  return a.topic === b.topic && a.qos === b.qos && isSamePayload(a.payload, b.payload);
}

/** Starts with nothing in flight. */
export function trackInFlight(): InFlightTracker {
  const inFlight = new Map<number, InFlight>();
  const unsure = new Set<number>();
  let sent = 0;

  const delivered = (publish: Publish, identifier: number): Delivery | null => {
    const before = inFlight.get(identifier) ?? null;
    if (before === null || !publish.dup) {
      inFlight.set(identifier, { publish, position: sent, isReleased: false });
      sent += 1;
    }
    return unsure.has(identifier) ? null : { publish, identifier, before };
  };

  const acknowledged = (type: 'puback' | 'pubrec' | 'pubcomp', identifier: number, isRefused: boolean): void => {
    const message = inFlight.get(identifier);
    const isRightKind = message !== undefined && (type === 'puback') === (message.publish.qos === 1);
    if (!isRightKind) unsure.add(identifier);
    if (!isRightKind || type !== 'pubrec' || isRefused) inFlight.delete(identifier);
  };

  return {
    take: ({ event, packet }) => {
      if (event.direction === 'in') {
        if (packet.type === 'publish' && packet.packetIdentifier !== undefined) {
          return delivered(packet, packet.packetIdentifier);
        }
        const released = packet.type === 'pubrel' ? inFlight.get(packet.packetIdentifier) : undefined;
        if (packet.type === 'pubrel' && released !== undefined) {
          inFlight.set(packet.packetIdentifier, { ...released, isReleased: true });
        }
      } else if (packet.type === 'puback' || packet.type === 'pubrec' || packet.type === 'pubcomp') {
        acknowledged(packet.type, packet.packetIdentifier, packet.reasonCode >= 0x80);
      }
      return null;
    },
  };
}
