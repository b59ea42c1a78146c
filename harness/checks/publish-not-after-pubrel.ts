/** Once the broker has released a QoS 2 message by PUBREL, it does not send its PUBLISH again. */

import type { Check, Departure } from './check.ts';

export const publishNotAfterPubrel: Check = {
  name: 'publish-not-after-pubrel',
  title: 'A PUBLISH is not sent again once its PUBREL was sent',
  statements: { '3.1': [], '3.1.1': ['MQTT-4.3.3-1'], '5.0': ['MQTT-4.3.3-6'] },
  inspect: ({ reuses }) =>
    reuses.flatMap(({ event, publish, identifier, before }): Departure[] => {
      if (!before.isReleased || !publish.dup) return [];
      const expected = `nothing but PUBREL ${identifier} again until PUBCOMP`;
      return [{ event, expected, got: `PUBLISH ${identifier} with DUP 1 after its PUBREL` }];
    }),
};
