/** CONNACK is the first packet from the broker, and comes once. */

import type { PacketType } from '../../reference/codec/packet.ts';
import type { Version } from '../../reference/codec/version.ts';
import { type Check, type Departure, nameOf } from './check.ts';
import type { SeenConnection } from './connections.ts';

/** Before CONNACK, only 5.0 has anything for a server to send: AUTH, and DISCONNECT. */
const maySendBefore = (type: PacketType, version: Version): boolean =>
  version === '5.0' && (type === 'auth' || type === 'disconnect');

function inspectConnection({ all }: SeenConnection, version: Version): Departure[] {
  const departures: Departure[] = [];
  let connacks = 0;
  for (const { event, packet } of all) {
    if (event.direction === 'out') continue;
    if (packet.type === 'connack') {
      connacks += 1;
      if (connacks > 1) {
        departures.push({ event, expected: 'one CONNACK on a connection', got: 'another', statements: [] });
      }
    } else if (connacks === 0 && !maySendBefore(packet.type, version)) {
      return [{ event, expected: 'CONNACK as the first packet', got: nameOf(packet.type) }];
    }
  }
  return departures;
}

export const connackFirst: Check = {
  name: 'connack-first',
  title: 'The first packet from the broker is the one CONNACK',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.2.0-1'], '5.0': ['MQTT-3.2.0-1'] },
  inspect: ({ connections, version }) => connections.flatMap((connection) => inspectConnection(connection, version)),
};
