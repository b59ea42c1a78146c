/** A DISCONNECT from the broker holds nothing that only clients may send in one. */

import type { Check, Departure } from './check.ts';

/** Disconnect with Will Message, which table 3-10 leaves to clients. */
const withWill = 0x04;

export const disconnectLegal: Check = {
  name: 'disconnect-legal',
  title: "The server's DISCONNECT has a Reason Code of servers, and no Session Expiry Interval",
  statements: { '5.0': ['MQTT-3.14.2-1', 'MQTT-3.14.2-2'] },
  inspect: ({ came }) =>
    came('disconnect').flatMap(({ event, packet }): Departure[] => {
      if (packet.properties?.sessionExpiryInterval !== undefined) {
        const [expected, got] = ['DISCONNECT without Session Expiry Interval', 'one with it'];
        return [{ event, expected, got, statements: ['MQTT-3.14.2-2'] }];
      }
      if (packet.reasonCode !== withWill) return [];
      return [{ event, expected: 'a Reason Code of servers', got: '0x04', statements: ['MQTT-3.14.2-1'] }];
    }),
};
