/** A PUBLISH that the broker sends again says so: DUP is 1. */

import type { Check, Departure } from './check.ts';
import { isSameMessage } from './in-flight.ts';

export const redeliveryHasDup: Check = {
  name: 'redelivery-has-dup',
  title: 'A PUBLISH that is sent again has DUP 1',
  // 3.1 only says that the sender should set it.
  statements: { '3.1.1': ['MQTT-3.3.1-1'], '5.0': ['MQTT-3.3.1-1'] },
  inspect: ({ reuses }) =>
    reuses.flatMap(({ event, publish, identifier, before }): Departure[] => {
      if (publish.dup || !isSameMessage(publish, before.publish)) return [];
      return [{ event, expected: `DUP 1 in a PUBLISH that repeats unfinished ${identifier}`, got: 'DUP 0' }];
    }),
};
