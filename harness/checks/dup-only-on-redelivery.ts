/** DUP is 1 only in a PUBLISH that was sent before, whatever DUP was in the PUBLISH that brought the message. */

import type { Check } from './check.ts';
import { inEachSession } from './sessions.ts';

export const dupOnlyOnRedelivery: Check = {
  name: 'dup-only-on-redelivery',
  title: 'A PUBLISH that was not sent before has DUP 0',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.3.1-3', 'MQTT-4.3.2-1', 'MQTT-4.3.3-1'] },
  inspect: ({ sessions }) =>
    inEachSession(sessions, ({ origin }) => {
      const sent = new Set<number>();
      return ({ event, packet }, connectionIndex) => {
        if (event.direction === 'out' || packet.type !== 'publish' || packet.packetIdentifier === undefined) return [];
        const isFirst = !sent.has(packet.packetIdentifier);
        sent.add(packet.packetIdentifier);
        // What a connection that broke has carried last was perhaps not seen; on the first one all was.
        if (!packet.dup || !isFirst || origin === 'unknown' || connectionIndex > 0) return [];
        return [
          {
            event,
            expected: 'DUP 0 in a PUBLISH that was not sent before',
            got: `DUP 1 with identifier ${packet.packetIdentifier}, new in this session`,
            statements: ['MQTT-3.3.1-3', packet.qos === 1 ? 'MQTT-4.3.2-1' : 'MQTT-4.3.3-1'],
          },
        ];
      };
    }),
};
