import type { ViolationContext } from '../../broker/rules/violation.ts';
import type { Violation } from '../../codec/index.ts';
import { breaking, endingEarly, tolerating, withByte } from './_tolerate.ts';

const types = ['subscribe', 'unsubscribe'] as const;

/** That there is a Topic Filter, and a whole one. */
const filterOf = {
  subscribe: { '3.1.1': ['MQTT-3.8.3-3'], '5.0': ['MQTT-3.8.3-2', 'v5.0-3.8.3-u1'] },
  unsubscribe: { '3.1.1': ['MQTT-3.10.3-2'], '5.0': ['MQTT-3.10.3-2', 'v5.0-3.10.3-u1'] },
} as const;

/** What follows the fixed header of a packet of fewer than 128 bytes: the Packet Identifier. */
const identifierAt = 2;
const firstFilterAt = 4;
/** The same in 5.0, behind a Property Length. */
const firstFilterIn50At = 5;

const alike = types.flatMap((type) => [
  tolerating({
    name: `malformed-${type}-identifier-0-answered`,
    title: `${type.toUpperCase()} with Packet Identifier 0 is answered as if it were 1`,
    breaks: { '3.1.1': ['MQTT-2.3.1-1'], '5.0': ['MQTT-2.2.1-3'] },
    which: (violation, context) =>
      breaking(['MQTT-2.3.1-1', 'MQTT-2.2.1-3'], type)(violation, context) && violation.found === '0',
    reaction: withByte(() => 1, identifierAt + 1),
  }),
  tolerating({
    name: `malformed-${type}-without-identifier-skipped`,
    title: `${type.toUpperCase()} that ends before its Packet Identifier does is skipped`,
    breaks: { '3.1.1': ['MQTT-2.3.1-1'], '5.0': ['MQTT-2.2.1-3'] },
    which: (violation, context) =>
      breaking(['MQTT-2.3.1-1', 'MQTT-2.2.1-3'], type)(violation, context) && / left$/.test(violation.found),
  }),
  tolerating({
    name: `malformed-${type}-without-filter-skipped`,
    title: `${type.toUpperCase()} without a Topic Filter is skipped`,
    breaks: filterOf[type],
    ...(type === 'unsubscribe' ? { seenIn: ['mosquitto#665'] } : {}),
    which: breaking(Object.values(filterOf[type]).flat(), type),
  }),
  tolerating({
    name: `malformed-${type}-cut-in-filter-skipped`,
    title: `${type.toUpperCase()} that ends within a Topic Filter is skipped`,
    breaks: filterOf[type],
    which: (violation, context) =>
      endingEarly(type)(violation, context) && violation.expected.startsWith('Topic Filter'),
  }),
  tolerating({
    name: `malformed-${type}-cut-in-second-filter-skipped`,
    title: `${type.toUpperCase()} that ends within a Topic Filter other than the first is skipped`,
    breaks: filterOf[type],
    which: (violation, context) =>
      endingEarly(type)(violation, context) &&
      violation.expected.startsWith('Topic Filter') &&
      violation.offset > (context.version === '5.0' ? firstFilterIn50At : firstFilterAt),
  }),
]);

const badQos = breaking(['MQTT-3.8.3-4', 'v5.0-3.8.3.1-u1'], 'subscribe');
const reservedBits = breaking(['MQTT-3.8.3-4', 'MQTT-3.8.3-5'], 'subscribe');
/** The byte at fault. */
const requested = ({ offset }: Violation, { bytes }: ViolationContext): number => bytes[offset] ?? 0;
const qosIs = (level: number, ...seen: [Violation, ViolationContext]): boolean => (requested(...seen) & 0b11) === level;

export default [
  ...alike,
  tolerating({
    name: 'malformed-subscribe-without-qos-skipped',
    title: 'SUBSCRIBE that ends before the QoS of a Topic Filter is skipped',
    breaks: filterOf.subscribe,
    which: (violation, context) =>
      endingEarly('subscribe')(violation, context) && /^(Requested QoS|Subscription Options)/.test(violation.expected),
  }),
  tolerating({
    name: 'malformed-subscribe-qos-3-as-2',
    title: 'QoS 3 in SUBSCRIBE is taken for 2',
    breaks: { '3.1.1': ['MQTT-3.8.3-4'], '5.0': ['v5.0-3.8.3.1-u1'] },
    which: (violation, context) => badQos(violation, context) && requested(violation, context) === 3,
    reaction: withByte(() => 2),
  }),
  tolerating({
    name: 'malformed-subscribe-reserved-bits-ignored',
    title: 'The bits beside the QoS in SUBSCRIBE are not looked at',
    breaks: { '3.1.1': ['MQTT-3.8.3-4'], '5.0': ['MQTT-3.8.3-5'] },
    which: (violation, context) => reservedBits(violation, context) && !qosIs(3, violation, context),
    reaction: withByte((byte) => byte & 0b11),
  }),
  tolerating({
    name: 'malformed-subscribe-highest-bit-ignored',
    title: 'The highest bit beside the QoS in SUBSCRIBE is not looked at',
    breaks: { '3.1.1': ['MQTT-3.8.3-4'], '5.0': ['MQTT-3.8.3-5'] },
    which: (violation, context) => reservedBits(violation, context) && (requested(violation, context) & 0x7f) < 3,
    reaction: withByte((byte) => byte & 0x7f),
  }),
  tolerating({
    name: 'malformed-subscribe-first-qos-only',
    title: 'Only the first QoS of a SUBSCRIBE is looked at',
    breaks: { '3.1.1': ['MQTT-3.8.3-4'], '5.0': ['v5.0-3.8.3.1-u1', 'MQTT-3.8.3-5'] },
    which: (violation, context) => {
      const { bytes, version } = context;
      const filterAt = version === '5.0' ? firstFilterIn50At : firstFilterAt;
      const firstQosAt = filterAt + 2 + (bytes[filterAt] ?? 0) * 256 + (bytes[filterAt + 1] ?? 0);
      const isBad = badQos(violation, context) || reservedBits(violation, context);
      return isBad && violation.offset > firstQosAt;
    },
    reaction: withByte(() => 0),
  }),
];
