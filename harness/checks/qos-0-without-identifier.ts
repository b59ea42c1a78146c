/** A QoS 0 PUBLISH from the broker holds no Packet Identifier: nothing stands between its topic and its payload. */

import type { Check, Departure } from './check.ts';

const identifierBytes = 2;

export const qos0WithoutIdentifier: Check = {
  name: 'qos-0-without-identifier',
  title: 'A PUBLISH at QoS 0 has no Packet Identifier',
  statements: { '3.1': [], '3.1.1': ['MQTT-2.3.1-5'] },
  inspect: ({ packets, published }) =>
    packets.flatMap(({ event, packet }): Departure[] => {
      if (event.direction === 'out' || packet.type !== 'publish' || packet.qos !== 0 || published.isMuddied) return [];
      const { topic, payload } = packet;
      const behind = payload.subarray(identifierBytes);
      const isShifted =
        behind.length > 0 &&
        published.find(topic, behind) !== undefined &&
        published.find(topic, payload) === undefined;
      const expected = 'the payload right behind the topic of a QoS 0 PUBLISH';
      return isShifted ? [{ event, expected, got: `${identifierBytes} bytes before it` }] : [];
    }),
};
