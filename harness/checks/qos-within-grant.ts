/** No message reaches a subscriber at a QoS above that of its subscription, or above that of its publication. */

import type { Check, Departure } from './check.ts';
import { ownDeliveries } from './deliveries.ts';

export const qosWithinGrant: Check = {
  name: 'qos-within-grant',
  title: 'A message is delivered at the lower of the QoS published and the QoS granted, never above',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.8.4-6'] },
  inspect: (view) =>
    ownDeliveries(view).flatMap(({ event, publish, published, granted }): Departure[] => {
      const { qos, payload } = publish;
      if (granted !== null && qos > granted) {
        return [{ event, expected: `at most QoS ${granted}, as granted`, got: `PUBLISH at QoS ${qos}` }];
      }
      // Empty payloads may have been published by anybody on topics that are not ours alone.
      if (published === undefined || payload.length === 0 || view.published.isMuddied || qos <= published.qos)
        return [];
      return [{ event, expected: `at most QoS ${published.qos}, as published`, got: `PUBLISH at QoS ${qos}` }];
    }),
};
