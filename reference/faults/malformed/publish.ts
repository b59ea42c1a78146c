import { breaking, endingEarly, tolerating } from './_tolerate.ts';

const breaksIdentifier = breaking(['MQTT-2.3.1-1', 'MQTT-2.2.1-3'], 'publish');
const breaksQos = breaking(['MQTT-3.3.1-4'], 'publish');
const qosOf = ({ bytes: [first = 0] }: { readonly bytes: Uint8Array }): number => (first >> 1) & 0b11;
const nonsense = [0x00, 0x00];

const withoutIdentifier = ([1, 2] as const).map((qos) =>
  tolerating({
    name: `malformed-publish-without-identifier-at-qos-${qos}`,
    title: `A PUBLISH at QoS ${qos} whose Packet Identifier is missing is delivered at QoS 0`,
    breaks: { '3.1.1': ['MQTT-2.3.1-1'], '5.0': ['MQTT-2.2.1-3'] },
    which: (violation, context) =>
      breaksIdentifier(violation, context) && / left$/.test(violation.found) && qosOf(context) === qos,
    reaction: (_violation, { bytes }) => ({
      type: 'read-as',
      bytes: bytes.map((byte, index) => (index === 0 ? 0x30 : byte)),
    }),
  }),
);

export default [
  ...withoutIdentifier,
  tolerating({
    name: 'malformed-publish-identifier-cut-skipped',
    title: 'A PUBLISH with half a Packet Identifier is skipped',
    breaks: { '3.1.1': ['MQTT-2.3.1-1'], '5.0': ['MQTT-2.2.1-3'] },
    which: (violation, context) => breaksIdentifier(violation, context) && violation.found === '1 byte left',
  }),
  tolerating({
    name: 'malformed-publish-qos-3-as-2',
    title: 'A PUBLISH with both QoS bits set is taken for one at QoS 2',
    breaks: { '3.1.1': ['MQTT-3.3.1-4'], '5.0': ['MQTT-3.3.1-4'] },
    which: breaksQos,
    reaction: (_violation, { bytes }) => ({
      type: 'read-as',
      bytes: bytes.map((byte, index) => (index === 0 ? byte & ~0x02 : byte)),
    }),
  }),
  tolerating({
    name: 'malformed-publish-qos-3-with-retain',
    title: 'A PUBLISH with both QoS bits set is skipped if it is to be retained',
    breaks: { '3.1.1': ['MQTT-3.3.1-4'], '5.0': ['MQTT-3.3.1-4'] },
    which: (violation, context) => breaksQos(violation, context) && ((context.bytes[0] ?? 0) & 1) === 1,
  }),
  tolerating({
    name: 'malformed-publish-qos-3-delivered-then-closed',
    title: 'A PUBLISH with both QoS bits set ends the connection, and reaches subscribers all the same',
    breaks: { '3.1.1': ['MQTT-3.3.1-4'], '5.0': ['MQTT-3.3.1-4'] },
    which: breaksQos,
    reaction: (_violation, { bytes }) => ({
      type: 'read-as',
      bytes: Uint8Array.of(0x30, ...bytes.subarray(1), ...nonsense),
    }),
  }),
  tolerating({
    name: 'malformed-publish-without-topic-skipped',
    title: 'A PUBLISH that has no Topic Name is skipped',
    breaks: { '3.1.1': ['MQTT-3.3.2-1'], '5.0': ['MQTT-3.3.2-1'] },
    which: (violation, { packetType, bytes }) =>
      packetType === 'publish' && violation.kind === 'malformed-packet' && bytes.length <= 3,
  }),
  tolerating({
    name: 'malformed-publish-cut-in-topic-skipped',
    title: 'A PUBLISH that ends within its Topic Name is skipped',
    breaks: { '3.1.1': ['MQTT-3.3.2-1'], '5.0': ['MQTT-3.3.2-1'] },
    which: (violation, context) =>
      endingEarly('publish')(violation, context) && context.bytes.length > 3 && violation.offset === 2,
  }),
];
