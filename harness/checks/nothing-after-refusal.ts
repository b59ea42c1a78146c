/** A CONNACK that refuses is the last that the broker sends over a connection. */

import type { Check, Departure } from './check.ts';

export const nothingAfterRefusal: Check = {
  name: 'nothing-after-refusal',
  title: 'Nothing follows a CONNACK that refuses',
  statements: { '3.1.1': ['MQTT-3.2.2-5'], '5.0': ['MQTT-3.2.2-7', 'MQTT-3.2.0-1', 'MQTT-3.14.0-1'] },
  inspect: ({ connections, version }) =>
    connections.flatMap(({ connack, events }): Departure[] => {
      if (connack === null || connack.packet.reasonCode === 0) return [];
      const next = events
        .slice(events.indexOf(connack.event) + 1)
        .find((event) => event.kind === 'packet' && event.direction === 'in');
      if (next?.kind !== 'packet') return [];
      const { type } = next.packet;
      const expected = `the end of the connection behind CONNACK ${connack.packet.reasonCode}`;
      const ofVersion5 = ['MQTT-3.2.2-7', type === 'disconnect' ? 'MQTT-3.14.0-1' : 'MQTT-3.2.0-1'];
      const statements = version === '5.0' ? ofVersion5 : ['MQTT-3.2.2-5'];
      return [{ event: next, expected, got: type.toUpperCase(), statements }];
    }),
};
