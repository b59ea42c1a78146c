/** The broker sends only packets that a server may send. */

import type { PacketType } from '../../reference/codec/packet.ts';
import { type Check, type Departure, nameOf } from './check.ts';

const fromClientsOnly: readonly PacketType[] = ['connect', 'subscribe', 'unsubscribe', 'pingreq'];

const fromClientsOnlyBefore5: readonly PacketType[] = [...fromClientsOnly, 'disconnect'];

export const serverPacketsOnly: Check = {
  name: 'server-packets-only',
  title: 'The broker sends no packet that only a client may send',
  // The direction of each packet is in table 2.1, which has no number.
  statements: { '3.1': [], '3.1.1': [], '5.0': [] },
  inspect: ({ came, packets, version }) => {
    const forbidden = version === '5.0' ? fromClientsOnly : fromClientsOnlyBefore5;
    if (forbidden.every((type) => came(type).length === 0)) return [];
    return packets.flatMap(({ event, packet }): Departure[] => {
      if (event.direction === 'out' || !forbidden.includes(packet.type)) return [];
      return [{ event, expected: 'only packets that a server may send', got: nameOf(packet.type) }];
    });
  },
};
