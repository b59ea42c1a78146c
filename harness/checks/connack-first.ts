/** CONNACK is the first packet from the broker, and comes once. */

import type { PacketType } from '../../reference/codec/packet.ts';
import type { Version } from '../../reference/codec/version.ts';
import { type Check, type Departure, nameOf } from './check.ts';
import type { SeenConnection } from './connections.ts';

/** Before CONNACK, only 5.0 has anything for a server to send. */
const maySendBefore = (type: PacketType, version: Version): boolean => version === '5.0' && type === 'auth';

/** What a second CONNACK breaks. */
const more: Readonly<Record<Version, readonly string[]>> = { '3.1': [], '3.1.1': [], '5.0': ['MQTT-3.2.0-2'] };

const tooEarly = (type: PacketType, version: Version): string[] => [
  'MQTT-3.2.0-1',
  ...(version === '5.0' && type === 'disconnect' ? ['MQTT-3.14.0-1'] : []),
];

function inspectConnection({ all }: SeenConnection, version: Version): Departure[] {
  const departures: Departure[] = [];
  let connacks = 0;
  for (const { event, packet } of all) {
    if (event.direction === 'out') continue;
    if (packet.type === 'connack') {
      connacks += 1;
      if (connacks > 1) {
        departures.push({ event, expected: 'one CONNACK on a connection', got: 'another', statements: more[version] });
      }
    } else if (connacks === 0 && !maySendBefore(packet.type, version)) {
      const statements = version === '3.1' ? [] : tooEarly(packet.type, version);
      return [{ event, expected: 'CONNACK as the first packet', got: nameOf(packet.type), statements }];
    }
  }
  return departures;
}

export const connackFirst: Check = {
  name: 'connack-first',
  title: 'The first packet from the broker is the one CONNACK',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.2.0-1'], '5.0': ['MQTT-3.2.0-1', 'MQTT-3.2.0-2', 'MQTT-3.14.0-1'] },
  inspect: ({ connections, version }) => connections.flatMap((connection) => inspectConnection(connection, version)),
};
