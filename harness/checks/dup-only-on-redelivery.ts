/** DUP is 1 only in a PUBLISH that was sent before, whatever DUP was in the PUBLISH that brought the message. */

import type { Check } from './check.ts';
import { inEachSession } from './sessions.ts';

/** By version, what asks for DUP 0 in a first sending at QoS 1, and at QoS 2. */
const firstSending = {
  '3.1.1': ['MQTT-4.3.2-1', 'MQTT-4.3.3-1'],
  '5.0': ['MQTT-4.3.2-2', 'MQTT-4.3.3-2'],
} as const;

export const dupOnlyOnRedelivery: Check = {
  name: 'dup-only-on-redelivery',
  title: 'A PUBLISH that was not sent before has DUP 0',
  statements: {
    '3.1': [],
    '3.1.1': ['MQTT-3.3.1-3', 'MQTT-4.3.2-1', 'MQTT-4.3.3-1'],
    '5.0': ['MQTT-3.3.1-3', 'MQTT-4.3.2-2', 'MQTT-4.3.3-2'],
  },
  inspect: ({ sessions, version, withDup }) => {
    if (withDup.length === 0) return [];
    return inEachSession(sessions, ({ origin }) => {
      const sent = new Set<number>();
      return ({ event, packet }, connectionIndex) => {
        if (packet.type !== 'publish' || event.direction === 'out' || packet.packetIdentifier === undefined)
          return null;
        const isFirst = !sent.has(packet.packetIdentifier);
        sent.add(packet.packetIdentifier);
        // What a connection that broke has carried last was perhaps not seen; on the first one all was.
        if (!packet.dup || !isFirst || origin === 'unknown' || connectionIndex > 0) return null;
        return {
          event,
          expected: 'DUP 0 in a PUBLISH that was not sent before',
          got: `DUP 1 with identifier ${packet.packetIdentifier}, new in this session`,
          statements: ['MQTT-3.3.1-3', firstSending[version === '5.0' ? '5.0' : '3.1.1'][packet.qos === 1 ? 0 : 1]],
        };
      };
    });
  },
};
