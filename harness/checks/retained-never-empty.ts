/** The broker sends no empty message as a retained one: it may not keep such, and live messages have RETAIN 0. */

import type { Trace } from '../trace.ts';
import type { Check, Departure } from './check.ts';
import type { SeenOf } from './connections.ts';
import type { TraceView } from './view.ts';

/** What is broken by passing it on with RETAIN 1, and by keeping it. */
const statements = {
  '3.1.1': { passedOn: 'MQTT-3.3.1-9', kept: 'MQTT-3.3.1-11' },
  '5.0': { passedOn: 'MQTT-3.3.1-12', kept: 'MQTT-3.3.1-7' },
} as const;

/** What the broker has sent it for: a subscription that came later, or one that was there. */
function causeOf({ event, packet: { topic }, place }: SeenOf<'publish'>, trace: Trace): 'passedOn' | 'kept' {
  const cause = trace
    .slice(0, place)
    .findLast(
      (earlier) =>
        earlier.kind === 'packet' &&
        earlier.direction === 'out' &&
        ((earlier.packet.type === 'publish' && earlier.packet.topic === topic) ||
          (earlier.packet.type === 'subscribe' && earlier.client === event.client)),
    );
  return cause?.kind === 'packet' && cause.packet.type === 'publish' ? 'passedOn' : 'kept';
}

/** In 5.0 a subscriber may ask for RETAIN as it was published (3.8.3.1), and an empty message may be published with 1. */
function mayAskForRetain({ packets }: TraceView): boolean {
  return packets.some(
    ({ packet }) => packet.type === 'subscribe' && packet.subscriptions.some((one) => one.retainAsPublished),
  );
}

export const retainedNeverEmpty: Check = {
  name: 'retained-never-empty',
  title: 'A PUBLISH with RETAIN 1 has a payload',
  // 3.1 leaves it to the server what an empty retained message does.
  statements: { '3.1.1': ['MQTT-3.3.1-9', 'MQTT-3.3.1-11'], '5.0': ['MQTT-3.3.1-12', 'MQTT-3.3.1-7'] },
  inspect: (view) => {
    const { trace, version } = view;
    const empty = view.came('publish').filter(({ packet }) => packet.retain && packet.payload.length === 0);
    if (empty.length === 0 || (version === '5.0' && mayAskForRetain(view))) return [];
    return empty.flatMap((seen): Departure[] => {
      const { event, packet } = seen;
      if (!view.published.isOwnTopic(packet.topic)) return [];
      const statement = statements[version === '5.0' ? '5.0' : '3.1.1'][causeOf(seen, trace)];
      return [{ event, expected: 'RETAIN 0 in a PUBLISH without payload', got: 'RETAIN 1', statements: [statement] }];
    });
  },
};
