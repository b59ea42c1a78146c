/** The broker gives a new PUBLISH no identifier that is still in use on that connection. */

import { type Check, type Departure, packetsIn } from './check.ts';

export const identifierInFlight: Check = {
  name: 'identifier-in-flight',
  title: 'The broker reuses no Packet Identifier before its exchange is over',
  statements: { '3.1': [], '3.1.1': ['MQTT-2.3.1-4'], '5.0': ['MQTT-2.2.1-4'] },
  inspect: (connection) => {
    const inFlight = new Set<number>();
    const departures: Departure[] = [];
    for (const { event, direction, packet } of packetsIn(connection)) {
      if (direction === 'in' && packet.type === 'publish' && packet.packetIdentifier !== undefined) {
        const { packetIdentifier: identifier, dup } = packet;
        if (inFlight.has(identifier) && !dup) {
          departures.push({
            event,
            expected: 'a Packet Identifier that is not in use',
            got: `${identifier}, whose exchange is not over`,
          });
        }
        inFlight.add(identifier);
      }
      if (direction === 'out' && (packet.type === 'puback' || packet.type === 'pubcomp'))
        inFlight.delete(packet.packetIdentifier);
      if (direction === 'out' && packet.type === 'pubrec' && packet.reasonCode >= 0x80)
        inFlight.delete(packet.packetIdentifier);
    }
    return departures;
  },
};
