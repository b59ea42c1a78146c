/** A DISCONNECT is the last that the broker sends over a connection. */

import type { Check, Departure } from './check.ts';

export const nothingAfterDisconnect: Check = {
  name: 'nothing-after-disconnect',
  title: "Nothing follows the server's DISCONNECT",
  statements: { '5.0': ['MQTT-3.14.4-1'] },
  inspect: ({ came, connections }) => {
    if (came('disconnect').length === 0) return [];
    return connections.flatMap(({ events }): Departure[] => {
      const fromBroker = events.filter((event) => event.kind === 'packet' && event.direction === 'in');
      const at = fromBroker.findIndex((event) => event.kind === 'packet' && event.packet.type === 'disconnect');
      const next = fromBroker[at + 1];
      if (at < 0 || next?.kind !== 'packet') return [];
      return [{ event: next, expected: 'nothing behind DISCONNECT', got: next.packet.type.toUpperCase() }];
    });
  },
};
