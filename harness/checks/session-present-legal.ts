/** Session Present is 0 in the CONNACK of a client that asked for a clean session. */

import type { Check, Departure } from './check.ts';

export const sessionPresentLegal: Check = {
  name: 'session-present-legal',
  title: 'Session Present is 0 when Clean Session or Clean Start is 1',
  statements: { '3.1.1': ['MQTT-3.2.2-1'], '5.0': ['MQTT-3.2.2-2'] },
  inspect: ({ connections, version }) =>
    connections.flatMap(({ connect, connack }): Departure[] => {
      if (connect === null || connack === null || connect.packet.version !== version) return [];
      if (!connect.packet.cleanStart || !connack.packet.sessionPresent) return [];
      const flag = version === '5.0' ? 'Clean Start' : 'Clean Session';
      return [{ event: connack.event, expected: `Session Present 0, as ${flag} was 1`, got: 'Session Present 1' }];
    }),
};
