/** The broker gives a new PUBLISH no identifier that is still in use in that session. */

import type { Check } from './check.ts';
import { isSameMessage, trackInFlight } from './in-flight.ts';
import { inEachSession } from './sessions.ts';

export const identifierInFlight: Check = {
  name: 'identifier-in-flight',
  title: 'The broker reuses no Packet Identifier before its exchange is over',
  statements: { '3.1': [], '3.1.1': ['MQTT-2.3.1-4'], '5.0': ['MQTT-2.2.1-4'] },
  inspect: ({ sessions }) =>
    inEachSession(sessions, () => {
      const inFlight = trackInFlight();
      return (seen) => {
        const { publish, identifier, before = null } = inFlight.take(seen) ?? {};
        // The same message again without DUP is a repetition with the wrong flag: another check's matter.
        if (before === null || publish === undefined || publish.dup || isSameMessage(publish, before.publish))
          return [];
        const got = `${identifier}, whose exchange is not over`;
        return [{ event: seen.event, expected: 'a Packet Identifier that is not in use', got }];
      };
    }),
};
