/** What the broker has sent a client at QoS 1 and 2 and knows to be unfinished (4.3.2, 4.3.3). */

import type { Publish } from '../../reference/codec/packet.ts';
import type { TraceEvent } from '../trace.ts';
import { isSamePayload } from './published.ts';
import type { Session } from './sessions.ts';

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
  readonly event: TraceEvent;
  /** Over which connection of the session it came. */
  readonly connectionIndex: number;
  readonly publish: Publish;
  readonly identifier: number;
  readonly before: InFlight | null;
}

/** One under an identifier that was in use. */
export interface Reuse extends Delivery {
  readonly before: InFlight;
}

/** Whether both carry the same Application Message, at the same QoS. */
export function isSameMessage(a: Publish, b: Publish): boolean {
  return a.topic === b.topic && a.qos === b.qos && isSamePayload(a.payload, b.payload);
}

/**
 * The deliveries of a session. Left out are those whose identifier cannot be judged because our client acknowledged
 * something under it that was not in flight, or by the wrong packet: how a broker takes that is its own affair.
 */
export function deliveriesInFlight({ connections }: Session): readonly Delivery[] {
  const found: Delivery[] = [];
  const inFlight = new Map<number, InFlight>();
  const unsure = new Set<number>();
  let sent = 0;

  const acknowledged = (type: 'puback' | 'pubrec' | 'pubcomp', identifier: number, isRefused: boolean): void => {
    const message = inFlight.get(identifier);
    const isRightKind = message !== undefined && (type === 'puback') === (message.publish.qos === 1);
    if (!isRightKind) unsure.add(identifier);
    if (!isRightKind || type !== 'pubrec' || isRefused) inFlight.delete(identifier);
  };

  let connectionIndex = 0;
  for (const { packets } of connections) {
    for (const { event, packet } of packets) {
      if (event.direction === 'out') {
        if (packet.type === 'puback' || packet.type === 'pubrec' || packet.type === 'pubcomp') {
          acknowledged(packet.type, packet.packetIdentifier, packet.reasonCode >= 0x80);
        }
      } else if (packet.type === 'publish' && packet.packetIdentifier !== undefined) {
        const identifier = packet.packetIdentifier;
        const before = inFlight.get(identifier) ?? null;
        if (before === null || !packet.dup) {
          inFlight.set(identifier, { publish: packet, position: sent, isReleased: false });
          sent += 1;
        }
        if (!unsure.has(identifier)) found.push({ event, connectionIndex, publish: packet, identifier, before });
      } else if (packet.type === 'pubrel') {
        const released = inFlight.get(packet.packetIdentifier);
        if (released !== undefined) inFlight.set(packet.packetIdentifier, { ...released, isReleased: true });
      }
    }
    connectionIndex += 1;
  }
  return found;
}
