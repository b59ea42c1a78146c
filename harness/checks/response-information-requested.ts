/** CONNACK holds Response Information only for a client that asked for it. */

import type { Check, Departure } from './check.ts';

export const responseInformationRequested: Check = {
  name: 'response-information-requested',
  title: 'Response Information is returned on request only',
  statements: { '5.0': ['MQTT-3.1.2-28'] },
  inspect: ({ connections }) =>
    connections.flatMap(({ connect, connack }): Departure[] => {
      if (connect?.packet.version !== '5.0' || connack?.packet.properties?.responseInformation === undefined) return [];
      if (connect.packet.properties?.requestResponseInformation === 1) return [];
      const expected = 'no Response Information, as it was not requested';
      return [{ event: connack.event, expected, got: 'Response Information' }];
    }),
};
