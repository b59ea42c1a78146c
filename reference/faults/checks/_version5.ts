/** What faults on the wire of 5.0 have in common: packets that are sent in place of others, to clients of 5.0 only. */

import { type Connect, encodePacket, type Packet } from '../../codec/index.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { type Fault, fault, type WireBend } from '../fault.ts';

/** What is sent in place of a packet: others, or bytes; null leaves it as it is. `connect` opened the connection. */
export type Bent = (packet: Packet, connect: Connect, bytes: Uint8Array) => readonly (Packet | Uint8Array)[] | null;

/** Makes one function for each connection, so that it can count. */
type MakeBent = () => Bent;

/** A broker that bends what it sends to clients of 5.0. */
export function sending5(name: string, title: string, breaks: readonly StatementId50[], makeBent: MakeBent): Fault {
  const bendWire = (): WireBend => {
    const bent = makeBent();
    let connect: Connect | null = null;
    return {
      inbound: (packet, bytes) => {
        if (packet.type === 'connect') connect ??= packet;
        return [bytes];
      },
      outbound: (packet, bytes) => {
        if (connect?.version !== '5.0') return [bytes];
        const parts = bent(packet, connect, bytes) ?? [bytes];
        return parts.map((part) => ('type' in part ? encodePacket(part, '5.0') : part));
      },
    };
  };
  return fault({ name, title, breaks: { '5.0': breaks }, bendWire });
}
