/** CONNACK is the first packet from the broker, comes once, and only where a CONNECT was sent. */

import { type Check, type Departure, nameOf, packetsIn } from './check.ts';

export const connackFirst: Check = {
  name: 'connack-first',
  title: 'The first packet from the broker is the one CONNACK',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.2.0-1'], '5.0': ['MQTT-3.2.0-1'] },
  inspect: (connection) => {
    const departures: Departure[] = [];
    let connacks = 0;
    for (const { event, direction, packet } of packetsIn(connection)) {
      if (direction === 'out' || (packet.type === 'auth' && connacks === 0)) continue;
      if (packet.type === 'connack') {
        connacks += 1;
        if (connacks > 1) departures.push({ event, expected: 'one CONNACK on a connection', got: 'another' });
      } else if (connacks === 0 && packet.type !== 'disconnect') {
        departures.push({ event, expected: 'CONNACK as the first packet', got: nameOf(packet.type) });
        return departures;
      }
    }
    return departures;
  },
};
