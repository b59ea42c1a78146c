/** No message reaches a subscriber at a QoS above that of its subscription, or above that of its publication. */

import type { Check, Departure } from './check.ts';
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
    view.ownDeliveries.flatMap(({ event, publish, published, held }): Departure[] => {
      const { qos, payload } = publish;
      const departure = (expected: string): Departure[] => [
        { event, expected, got: `PUBLISH at QoS ${qos}`, statements: broken(held, statements[view.version]) },
      ];
      if (held.length > 0 && held.every((one) => one.qos < qos)) {
        return departure(`at most QoS ${Math.max(...held.map((one) => one.qos))}, as granted`);
      }
      // Empty payloads may have been published by anybody on topics that are not ours alone.
      if (published === undefined || payload.length === 0 || view.published.isMuddied || qos <= published.qos)
        return [];
      return departure(`at most QoS ${published.qos}, as published`);
    }),
};
