/** A QoS 0 PUBLISH from the broker holds no Packet Identifier: nothing stands where one would be. */

import type { Version } from '../../reference/codec/version.ts';
import type { Check, Departure } from './check.ts';

const identifierBytes = 2;

/** Lengths of one byte are enough here. */
const longestShort = 0x7f;

/**
 * The payload as it would be if a Packet Identifier were there. In 5.0 properties stand behind that: then the high byte
 * of the identifier, a small one, was read as the length of none.
 */
function behindIdentifier(payload: Uint8Array, version: Version): Uint8Array {
  if (version !== '5.0') return payload.subarray(identifierBytes);
  const propertyLength = payload[identifierBytes - 1] ?? 0;
  return propertyLength > longestShort ? new Uint8Array() : payload.subarray(identifierBytes + propertyLength);
}

export const qos0WithoutIdentifier: Check = {
  name: 'qos-0-without-identifier',
  title: 'A PUBLISH at QoS 0 has no Packet Identifier',
  statements: { '3.1': [], '3.1.1': ['MQTT-2.3.1-5'], '5.0': ['MQTT-2.2.1-2'] },
  inspect: (view) =>
    view.came('publish').flatMap(({ event, packet }): Departure[] => {
      const { topic, payload, qos } = packet;
      const { published, version } = view;
      if (qos !== 0 || published.isMuddied || published.find(topic, payload) !== undefined) return [];
      const behind = behindIdentifier(payload, version);
      const isShifted = behind.length > 0 && published.find(topic, behind) !== undefined;
      const expected = 'the payload where it is without a Packet Identifier';
      return isShifted ? [{ event, expected, got: `it ${identifierBytes} bytes behind` }] : [];
    }),
};
