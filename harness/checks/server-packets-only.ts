/** The broker sends only packets that a server may send, and answers only what was asked. */

import type { PacketType } from '../../reference/codec/packet.ts';
import { type Check, type Departure, nameOf, packetsIn } from './check.ts';

const fromClientsOnly: readonly PacketType[] = ['connect', 'subscribe', 'unsubscribe', 'pingreq'];

export const serverPacketsOnly: Check = {
  name: 'server-packets-only',
  title: 'The broker sends no packet that only a client may send',
  statements: { '3.1': [], '3.1.1': ['MQTT-4.8.0-1'], '5.0': ['MQTT-4.13.1-1'] },
  inspect: (connection, version) =>
    [...packetsIn(connection)].flatMap(({ event, direction, packet }): Departure[] => {
      if (direction === 'out') return [];
      const forbidden = fromClientsOnly.includes(packet.type) || (packet.type === 'disconnect' && version !== '5.0');
      return forbidden ? [{ event, expected: 'only packets that a server may send', got: nameOf(packet.type) }] : [];
    }),
};
