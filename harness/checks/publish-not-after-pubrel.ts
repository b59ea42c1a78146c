/** Once the broker has released a QoS 2 message by PUBREL, it does not send its PUBLISH again. */

import type { Check } from './check.ts';
import { trackInFlight } from './in-flight.ts';
import { inEachSession } from './sessions.ts';

export const publishNotAfterPubrel: Check = {
  name: 'publish-not-after-pubrel',
  title: 'A PUBLISH is not sent again once its PUBREL was sent',
  statements: { '3.1': [], '3.1.1': ['MQTT-4.3.3-1'], '5.0': ['MQTT-4.3.3-6'] },
  inspect: ({ sessions }) =>
    inEachSession(sessions, () => {
      const inFlight = trackInFlight();
      return (seen) => {
        const { publish, identifier, before = null } = inFlight.take(seen) ?? {};
        if (before?.isReleased !== true || publish?.dup !== true) return [];
        const expected = `nothing but PUBREL ${identifier} again until PUBCOMP`;
        return [{ event: seen.event, expected, got: `PUBLISH ${identifier} with DUP 1 after its PUBREL` }];
      };
    }),
};
