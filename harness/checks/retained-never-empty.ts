/** The broker sends no empty message as a retained one: it may not keep such, and live messages have RETAIN 0. */

import type { Check, Departure } from './check.ts';
import { packetsIn } from './connections.ts';

export const retainedNeverEmpty: Check = {
  name: 'retained-never-empty',
  title: 'A PUBLISH with RETAIN 1 has a payload',
  statements: { '3.1.1': ['MQTT-3.3.1-9', 'MQTT-3.3.1-11'] },
  inspect: ({ trace }) =>
    packetsIn(trace).flatMap(({ event, packet }): Departure[] =>
      event.direction === 'in' && packet.type === 'publish' && packet.retain && packet.payload.length === 0
        ? [{ event, expected: 'RETAIN 0, or a payload', got: 'a retained PUBLISH without payload' }]
        : [],
    ),
};
