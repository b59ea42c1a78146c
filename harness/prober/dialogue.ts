/** What the two ends of one connection have told each other so far, and owe each other. */

import type { Connack, Connect, Disconnect, Packet, Publish } from '../../reference/codec/packet.ts';
import { createAliases } from './aliases.ts';

/** Kept by a connection; each packet is noted once, when it is sent or has come. */
export interface Dialogue {
  /** Our CONNECT. */
  readonly connect: Connect | null;
  /** What answered it. */
  readonly connack: Connack | null;
  /** The broker's DISCONNECT (5.0). */
  readonly disconnect: Disconnect | null;
  /** Our PUBLISH packets at QoS 1 and 2 that the broker has not acknowledged to the end. */
  readonly sentUnacknowledged: number;
  /** The broker's that wait for an acknowledgement from us: where our PUBREC is out and its PUBREL is not in, it is the broker's turn. */
  readonly heldBack: number;
  /** Notes a packet of ours; gives it as the broker understands it, when its Topic Name was left to a Topic Alias. */
  sent(packet: Packet): Publish | undefined;
  /** Notes a packet of the broker's; gives it with its Topic Name, when that was left to a Topic Alias. */
  received(packet: Packet): Publish | undefined;
}

/** Takes those identifiers out that the packet acknowledges to the end: with PUBACK, PUBCOMP, or a refusing PUBREC. */
function acknowledge(unacknowledged: Set<number>, packet: Packet): void {
  const isLast =
    packet.type === 'puback' || packet.type === 'pubcomp' || (packet.type === 'pubrec' && packet.reasonCode >= 0x80);
  if (isLast) unacknowledged.delete(packet.packetIdentifier);
}

function expectAcknowledgement(unacknowledged: Set<number>, packet: Packet): void {
  if (packet.type === 'publish' && packet.packetIdentifier !== undefined) unacknowledged.add(packet.packetIdentifier);
}

/** Makes the dialogue of a new connection. */
export function createDialogue(): Dialogue {
  let connect: Connect | null = null;
  let connack: Connack | null = null;
  let disconnect: Disconnect | null = null;
  const ours = { unacknowledged: new Set<number>(), aliases: createAliases() };
  const theirs = { heldBack: new Set<number>(), aliases: createAliases() };
  return {
    get connect() {
      return connect;
    },
    get connack() {
      return connack;
    },
    get disconnect() {
      return disconnect;
    },
    get sentUnacknowledged() {
      return ours.unacknowledged.size;
    },
    get heldBack() {
      return theirs.heldBack.size;
    },
    sent: (packet) => {
      if (packet.type === 'connect') connect ??= packet;
      expectAcknowledgement(ours.unacknowledged, packet);
      if (packet.type === 'puback' || packet.type === 'pubrec' || packet.type === 'pubcomp')
        theirs.heldBack.delete(packet.packetIdentifier);
      return ours.aliases.resolve(packet);
    },
    received: (packet) => {
      if (packet.type === 'connack') connack ??= packet;
      if (packet.type === 'disconnect') disconnect ??= packet;
      expectAcknowledgement(theirs.heldBack, packet);
      if (packet.type === 'pubrel') theirs.heldBack.add(packet.packetIdentifier);
      acknowledge(ours.unacknowledged, packet);
      return theirs.aliases.resolve(packet);
    },
  };
}
