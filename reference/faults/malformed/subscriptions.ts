import { breaking, endingEarly, tolerating, withByte } from './_tolerate.ts';

const types = ['subscribe', 'unsubscribe'] as const;

/** What follows the fixed header of a packet of fewer than 128 bytes: the Packet Identifier. */
const identifierAt = 2;
const firstFilterAt = 4;

const alike = types.flatMap((type) => [
  tolerating({
    name: `malformed-${type}-identifier-0-answered`,
    title: `${type.toUpperCase()} with Packet Identifier 0 is answered as if it were 1`,
    breaks: ['MQTT-2.3.1-1'],
    which: (violation, context) => breaking('MQTT-2.3.1-1', type)(violation, context) && violation.found === '0',
    reaction: withByte(() => 1, identifierAt + 1),
  }),
  tolerating({
    name: `malformed-${type}-without-identifier-skipped`,
    title: `${type.toUpperCase()} that ends before its Packet Identifier does is skipped`,
    breaks: ['MQTT-2.3.1-1'],
    which: (violation, context) => breaking('MQTT-2.3.1-1', type)(violation, context) && / left$/.test(violation.found),
  }),
  tolerating({
    name: `malformed-${type}-without-filter-skipped`,
    title: `${type.toUpperCase()} without a Topic Filter is skipped`,
    breaks: [type === 'subscribe' ? 'MQTT-3.8.3-3' : 'MQTT-3.10.3-2'],
    ...(type === 'unsubscribe' ? { seenIn: ['mosquitto#665'] } : {}),
    which: breaking(type === 'subscribe' ? 'MQTT-3.8.3-3' : 'MQTT-3.10.3-2', type),
  }),
  tolerating({
    name: `malformed-${type}-cut-in-filter-skipped`,
    title: `${type.toUpperCase()} that ends within a Topic Filter is skipped`,
    breaks: [type === 'subscribe' ? 'MQTT-3.8.3-3' : 'MQTT-3.10.3-2'],
    which: (violation, context) =>
      endingEarly(type)(violation, context) && violation.expected.startsWith('Topic Filter'),
  }),
  tolerating({
    name: `malformed-${type}-cut-in-second-filter-skipped`,
    title: `${type.toUpperCase()} that ends within a Topic Filter other than the first is skipped`,
    breaks: [type === 'subscribe' ? 'MQTT-3.8.3-3' : 'MQTT-3.10.3-2'],
    which: (violation, context) =>
      endingEarly(type)(violation, context) &&
      violation.expected.startsWith('Topic Filter') &&
      violation.offset > firstFilterAt,
  }),
]);

const badQos = breaking('MQTT-3.8.3-4', 'subscribe');
const requested = ({ found }: { readonly found: string }): number => Number(found);

export default [
  ...alike,
  tolerating({
    name: 'malformed-subscribe-without-qos-skipped',
    title: 'SUBSCRIBE that ends before the QoS of a Topic Filter is skipped',
    breaks: ['MQTT-3.8.3-3'],
    which: (violation, context) =>
      endingEarly('subscribe')(violation, context) && violation.expected.startsWith('Requested QoS'),
  }),
  tolerating({
    name: 'malformed-subscribe-qos-3-as-2',
    title: 'QoS 3 in SUBSCRIBE is taken for 2',
    breaks: ['MQTT-3.8.3-4'],
    which: (violation, context) => badQos(violation, context) && requested(violation) === 3,
    reaction: withByte(() => 2),
  }),
  tolerating({
    name: 'malformed-subscribe-reserved-bits-ignored',
    title: 'The bits beside the QoS in SUBSCRIBE are not looked at',
    breaks: ['MQTT-3.8.3-4'],
    which: (violation, context) => badQos(violation, context) && (requested(violation) & 0b11) !== 3,
    reaction: withByte((byte) => byte & 0b11),
  }),
  tolerating({
    name: 'malformed-subscribe-highest-bit-ignored',
    title: 'The highest bit beside the QoS in SUBSCRIBE is not looked at',
    breaks: ['MQTT-3.8.3-4'],
    which: (violation, context) => badQos(violation, context) && (requested(violation) & 0x7f) < 3,
    reaction: withByte((byte) => byte & 0x7f),
  }),
  tolerating({
    name: 'malformed-subscribe-first-qos-only',
    title: 'Only the first QoS of a SUBSCRIBE is looked at',
    breaks: ['MQTT-3.8.3-4'],
    which: (violation, context) => {
      const { bytes } = context;
      const firstQosAt = firstFilterAt + 2 + (bytes[firstFilterAt] ?? 0) * 256 + (bytes[firstFilterAt + 1] ?? 0);
      return badQos(violation, context) && violation.offset > firstQosAt;
    },
    reaction: withByte(() => 0),
  }),
];
