/** What the two ends of one connection have told each other so far, and owe each other. */

import type { Connack, Connect, Disconnect, Packet, Publish } from '../../reference/codec/packet.ts';
import { Aliases } from './aliases.ts';

/** Takes those identifiers out that the packet acknowledges to the end: with PUBACK, PUBCOMP, or a refusing PUBREC. */
function acknowledge(unacknowledged: Set<number>, packet: Packet): void {
  const isLast =
    packet.type === 'puback' || packet.type === 'pubcomp' || (packet.type === 'pubrec' && packet.reasonCode >= 0x80);
  if (isLast) unacknowledged.delete(packet.packetIdentifier);
}

function expectAcknowledgement(unacknowledged: Set<number>, packet: Packet): void {
  if (packet.type === 'publish' && packet.packetIdentifier !== undefined) unacknowledged.add(packet.packetIdentifier);
}

/** Kept by a connection; each packet is noted once, when it is sent or has come. */
export class Dialogue {
  /** Our CONNECT. */
  connect: Connect | null = null;
  /** What answered it. */
  connack: Connack | null = null;
  /** The broker's DISCONNECT (5.0). */
  disconnect: Disconnect | null = null;
  private readonly ours = new Set<number>();
  private readonly theirs = new Set<number>();
  private readonly ourAliases = new Aliases();
  private readonly theirAliases = new Aliases();

  /** Our PUBLISH packets at QoS 1 and 2 that the broker has not acknowledged to the end. */
  get sentUnacknowledged(): number {
    return this.ours.size;
  }

  /** The broker's that wait for an acknowledgement from us: where our PUBREC is out and its PUBREL is not in, it is the broker's turn. */
  get heldBack(): number {
    return this.theirs.size;
  }

  /** Notes a packet of ours; gives it as the broker understands it, when its Topic Name was left to a Topic Alias. */
  sent(packet: Packet): Publish | undefined {
    if (packet.type === 'connect') this.connect ??= packet;
    expectAcknowledgement(this.ours, packet);
    if (packet.type === 'puback' || packet.type === 'pubrec' || packet.type === 'pubcomp')
      this.theirs.delete(packet.packetIdentifier);
    return this.ourAliases.resolve(packet);
  }

  /** Notes a packet of the broker's; gives it with its Topic Name, when that was left to a Topic Alias. */
  received(packet: Packet): Publish | undefined {
    if (packet.type === 'connack') this.connack ??= packet;
    if (packet.type === 'disconnect') this.disconnect ??= packet;
    expectAcknowledgement(this.theirs, packet);
    if (packet.type === 'pubrel') this.theirs.add(packet.packetIdentifier);
    acknowledge(this.ours, packet);
    return this.theirAliases.resolve(packet);
  }
}
