/** The broker sends PUBREL for what our client acknowledged by PUBREC, and for nothing else. */

import type { Check } from './check.ts';
import { inEachSession } from './sessions.ts';

export const pubrelAfterPubrec: Check = {
  name: 'pubrel-after-pubrec',
  title: 'PUBREL carries the identifier of a message that was acknowledged by PUBREC',
  statements: { '3.1': [], '3.1.1': ['MQTT-4.3.3-1', 'MQTT-2.3.1-6'], '5.0': ['MQTT-4.3.3-4', 'MQTT-2.2.1-5'] },
  inspect: ({ came, sessions }) => {
    if (came('pubrel').length === 0) return [];
    return inEachSession(sessions, ({ origin }) => {
      const received = new Set<number>();
      const accepted = new Set<number>();
      return ({ event, packet }) => {
        if (event.direction === 'out' && packet.type === 'pubrec') {
          received.add(packet.packetIdentifier);
          // One that refuses the message ends the exchange (5.0).
          if (packet.reasonCode < 0x80) accepted.add(packet.packetIdentifier);
        }
        if (event.direction === 'out' || packet.type !== 'pubrel') return null;
        // To one for what it does not know a server of 5.0 may say so.
        const isUnasked = !(packet.reasonCode < 0x80 ? accepted : received).has(packet.packetIdentifier);
        if (!isUnasked || origin === 'unknown') return null;
        const got = `PUBREL ${packet.packetIdentifier}`;
        return { event, expected: 'PUBREL only for what PUBREC has acknowledged in this session', got };
      };
    });
  },
};
