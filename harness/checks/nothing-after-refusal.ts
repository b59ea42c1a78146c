/** A CONNACK that refuses is the last that the broker sends over a connection. */

import type { Check, Departure } from './check.ts';

export const nothingAfterRefusal: Check = {
  name: 'nothing-after-refusal',
  title: 'Nothing follows a CONNACK that refuses',
  statements: { '3.1.1': ['MQTT-3.2.2-5'] },
  inspect: ({ connections }) =>
    connections.flatMap(({ connack, events }): Departure[] => {
      if (connack === null || connack.packet.reasonCode === 0) return [];
      const next = events
        .slice(events.indexOf(connack.event) + 1)
        .find((event) => event.kind === 'packet' && event.direction === 'in');
      if (next?.kind !== 'packet') return [];
      const refusal = `CONNACK ${connack.packet.reasonCode}`;
      return [
        { event: next, expected: `the end of the connection behind ${refusal}`, got: next.packet.type.toUpperCase() },
      ];
    }),
};
