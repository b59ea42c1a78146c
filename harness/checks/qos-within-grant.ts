/** No message reaches a subscriber at a QoS above that of its subscription, or above that of its publication. */

import type { Check, Departure } from './check.ts';
import { ownDeliveries } from './deliveries.ts';
import type { Held } from './grants.ts';

const statements = {
  '3.1': [],
  '3.1.1': ['MQTT-3.8.4-6'],
  '5.0': ['MQTT-3.8.4-8', 'MQTT-4.8.2-3'],
} as const;

/** Of Shared Subscriptions the second of 5.0 speaks too, and of others it does not. */
const broken = (held: readonly Held[], ids: readonly string[]): readonly string[] =>
  held.some(({ isShared }) => isShared) ? ids : ids.slice(0, 1);

export const qosWithinGrant: Check = {
  name: 'qos-within-grant',
  title: 'A message is delivered at the lower of the QoS published and the QoS granted, never above',
  statements,
  inspect: (view) =>
    ownDeliveries(view).flatMap(({ event, publish, published, held }): Departure[] => {
      const { qos, payload } = publish;
      const granted = held.length === 0 ? null : Math.max(...held.map((one) => one.qos));
      const departure = { event, got: `PUBLISH at QoS ${qos}`, statements: broken(held, statements[view.version]) };
      if (granted !== null && qos > granted) return [{ ...departure, expected: `at most QoS ${granted}, as granted` }];
      // Empty payloads may have been published by anybody on topics that are not ours alone.
      if (published === undefined || payload.length === 0 || view.published.isMuddied || qos <= published.qos)
        return [];
      return [{ ...departure, expected: `at most QoS ${published.qos}, as published` }];
    }),
};
