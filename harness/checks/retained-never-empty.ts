/** The broker sends no empty message as a retained one: it may not keep such, and live messages have RETAIN 0. */

import type { Trace, TraceEvent } from '../trace.ts';
import type { Check, Departure } from './check.ts';

/** What is broken depends on what the broker has sent it for: a subscription that came later, or one that was there. */
function statementFor(event: TraceEvent, topic: string, trace: Trace): string {
  const cause = trace
    .slice(0, trace.indexOf(event))
    .findLast(
      (earlier) =>
        earlier.kind === 'packet' &&
        earlier.direction === 'out' &&
        ((earlier.packet.type === 'publish' && earlier.packet.topic === topic) ||
          (earlier.packet.type === 'subscribe' && earlier.client === event.client)),
    );
  return cause?.kind === 'packet' && cause.packet.type === 'publish' ? 'MQTT-3.3.1-9' : 'MQTT-3.3.1-11';
}

export const retainedNeverEmpty: Check = {
  name: 'retained-never-empty',
  title: 'A PUBLISH with RETAIN 1 has a payload',
  // 3.1 leaves it to the server what an empty retained message does.
  statements: { '3.1.1': ['MQTT-3.3.1-9', 'MQTT-3.3.1-11'] },
  inspect: ({ trace, packets, published }) =>
    packets.flatMap(({ event, packet }): Departure[] => {
      if (event.direction === 'out' || packet.type !== 'publish' || !packet.retain) return [];
      if (packet.payload.length > 0 || !published.isOwnTopic(packet.topic)) return [];
      const expected = 'RETAIN 0 in a PUBLISH without payload';
      return [{ event, expected, got: 'RETAIN 1', statements: [statementFor(event, packet.topic, trace)] }];
    }),
};
