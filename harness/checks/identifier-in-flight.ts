/** The broker gives a new PUBLISH no identifier that is still in use in that session. */

import type { Check, Departure } from './check.ts';
import { isSameMessage } from './in-flight.ts';

export const identifierInFlight: Check = {
  name: 'identifier-in-flight',
  title: 'The broker reuses no Packet Identifier before its exchange is over',
  statements: { '3.1': [], '3.1.1': ['MQTT-2.3.1-4'], '5.0': ['MQTT-2.2.1-4'] },
  inspect: ({ reuses }) =>
    reuses.flatMap(({ event, publish, identifier, before }): Departure[] => {
      // The same message again without DUP is a repetition with the wrong flag: another check's matter.
      if (publish.dup || isSameMessage(publish, before.publish)) return [];
      const got = `${identifier}, whose exchange is not over`;
      return [{ event, expected: 'a Packet Identifier that is not in use', got }];
    }),
};
