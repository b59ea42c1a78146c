/** Every packet from the broker decodes strictly: legal type, flags, lengths, strings, topic names and codes. */

import type { Check, Departure } from './check.ts';

export const wellFormed: Check = {
  name: 'well-formed',
  title: 'Every packet that the broker sends is well-formed',
  statements: { '3.1': [], '3.1.1': ['MQTT-2.2.2-1'], '5.0': ['MQTT-2.1.3-1'] },
  inspect: (connection) =>
    connection.flatMap((event): Departure[] => {
      if (event.kind !== 'packet' || event.direction !== 'in' || event.packet.type !== 'violation') return [];
      const { expected, found, offset, statement } = event.packet;
      return [{ event, expected: `${expected} at byte ${offset} of what the broker sent`, got: found, statement }];
    }),
};
