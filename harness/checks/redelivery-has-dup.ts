/** A PUBLISH that the broker sends again says so: DUP is 1. */

import type { Check } from './check.ts';
import { isSameMessage, trackInFlight } from './in-flight.ts';
import { inEachSession } from './sessions.ts';

export const redeliveryHasDup: Check = {
  name: 'redelivery-has-dup',
  title: 'A PUBLISH that is sent again has DUP 1',
  // 3.1 only says that the sender should set it.
  statements: { '3.1.1': ['MQTT-3.3.1-1'], '5.0': ['MQTT-3.3.1-1'] },
  inspect: ({ sessions }) =>
    inEachSession(sessions, () => {
      const inFlight = trackInFlight();
      return (seen) => {
        const { publish, identifier, before = null } = inFlight.take(seen) ?? {};
        if (before === null || publish === undefined || publish.dup || !isSameMessage(publish, before.publish))
          return [];
        const expected = `DUP 1 in a PUBLISH that repeats unfinished ${identifier}`;
        return [{ event: seen.event, expected, got: 'DUP 0' }];
      };
    }),
};
