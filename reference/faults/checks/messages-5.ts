import { fault } from '../fault.ts';
import { sending5 } from './_version5.ts';

/** No property of our scenarios' own. */
const strangeIdentifier = 268_435_455;

const shortBytes = 120;

export default [
  fault({
    name: 'message-expiry-grows',
    title: 'The Message Expiry Interval is forwarded with a second more',
    breaks: { '5.0': ['MQTT-3.3.2-6'] },
    bend: (rules) => ({
      ...rules,
      remainingExpiry: (message, nowMs) => {
        const remaining = rules.remainingExpiry(message, nowMs);
        return remaining === undefined ? undefined : Math.min(remaining + 1, 0xffff_ffff);
      },
    }),
  }),
  sending5(
    'identifier-of-no-subscription',
    'A PUBLISH holds a Subscription Identifier that nobody gave',
    ['v5.0-3.3.4-u1'],
    () => (packet) => {
      if (packet.type !== 'publish') return null;
      const { subscriptionIdentifier = [] } = packet.properties ?? {};
      const identifiers = [...subscriptionIdentifier, strangeIdentifier];
      return [{ ...packet, properties: { ...packet.properties, subscriptionIdentifier: identifiers } }];
    },
  ),
  sending5(
    'sent-again-at-once',
    'A PUBLISH at QoS 1 is sent again at once',
    ['MQTT-4.4.0-1'],
    () => (packet) =>
      packet.type === 'publish' && packet.qos === 1 && !packet.dup ? [packet, { ...packet, dup: true }] : null,
  ),
  sending5(
    'identifier-at-qos-0-in-5',
    'A PUBLISH at QoS 0 has a Packet Identifier between its topic and its properties',
    ['MQTT-2.2.1-2'],
    () => (packet, _connect, bytes) => {
      // The length of what is lengthened must still fit into one byte.
      if (packet.type !== 'publish' || packet.qos !== 0 || bytes.length > shortBytes) return null;
      const [first = 0x30, length = 0, high = 0, low = 0] = bytes;
      const topicEnd = 4 + high * 256 + low;
      return [Uint8Array.of(first, length + 2, ...bytes.subarray(2, topicEnd), 0, 1, ...bytes.subarray(topicEnd))];
    },
  ),
  sending5(
    'unsuback-without-last-code',
    'UNSUBACK lacks the last of several Reason Codes',
    ['MQTT-3.11.3-2'],
    () => (packet) =>
      packet.type === 'unsuback' && packet.reasonCodes.length > 1
        ? [{ ...packet, reasonCodes: packet.reasonCodes.slice(0, -1) }]
        : null,
  ),
];
