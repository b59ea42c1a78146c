import { encodePacket, type Version, type Violation } from '../../codec/index.ts';
import type { Citations } from '../../statements/index.ts';
import { fault } from '../fault.ts';

/** What a server takes that does not look: a CONNECT like any other. */
const ordinary = (version: Version): Uint8Array =>
  encodePacket({ type: 'connect', version, cleanStart: true, keepAlive: 60, clientId: 'overlooked' }, version);

interface Flaw {
  readonly name: string;
  readonly title: string;
  readonly breaks: Citations;
  /** Which violations are meant: those of the statements broken, or some of them; or others. */
  readonly among?: (violation: Violation) => boolean;
  readonly instead?: (violation: Violation) => boolean;
}

const flaws: readonly Flaw[] = [
  {
    name: 'qos-without-will',
    title: 'Will QoS other than 0 and no Will',
    breaks: { '3.1.1': ['MQTT-3.1.2-13'], '5.0': ['MQTT-3.1.2-11'] },
  },
  {
    name: 'qos-2-without-will',
    title: 'Will QoS 2 and no Will',
    breaks: { '3.1.1': ['MQTT-3.1.2-13'], '5.0': ['MQTT-3.1.2-11'] },
    among: ({ found }) => found === '2',
  },
  {
    name: 'retain-without-will',
    title: 'Will Retain 1 and no Will',
    breaks: { '3.1.1': ['MQTT-3.1.2-15'], '5.0': ['MQTT-3.1.2-13'] },
  },
  {
    name: 'qos-3',
    title: 'Will QoS 3',
    breaks: { '3.1.1': ['MQTT-3.1.2-14'], '5.0': ['MQTT-3.1.2-12', 'v5.0-3.1.2.6-u1'] },
  },
  {
    name: 'without-fields',
    title: 'Will Flag 1 and no Will',
    breaks: { '3.1.1': ['MQTT-3.1.2-9'], '5.0': ['MQTT-3.1.2-9'] },
  },
  {
    name: 'fields-without-flag',
    title: 'Will Flag 0 and a Will',
    breaks: { '3.1.1': ['MQTT-3.1.2-11'], '5.0': ['MQTT-3.1.3-1', 'MQTT-3.1.4-1'] },
    instead: ({ expected }) => expected === 'the end of the packet',
  },
  {
    name: 'topic-no-utf-8',
    title: 'a Will Topic that is no UTF-8',
    breaks: { '3.1.1': ['MQTT-3.1.3-10', 'MQTT-1.5.3-1'], '5.0': ['MQTT-3.1.3-11', 'MQTT-1.5.4-1'] },
  },
  {
    name: 'topic-with-null',
    title: 'U+0000 in its Will Topic',
    breaks: { '3.1.1': ['MQTT-1.5.3-2'], '5.0': ['MQTT-1.5.4-2'] },
  },
  {
    name: 'topic-with-wildcard',
    title: 'a wildcard in its Will Topic',
    breaks: { '3.1.1': ['MQTT-4.7.1-1'], '5.0': ['MQTT-4.7.0-1'] },
  },
  {
    name: 'topic-with-plus-in-level',
    title: 'a + beside other characters in its Will Topic',
    breaks: { '3.1.1': ['MQTT-4.7.1-1'], '5.0': ['MQTT-4.7.0-1'] },
    among: ({ found }) => /[^/"]\+/.test(found),
  },
  {
    name: 'topic-empty',
    title: 'an empty Will Topic',
    breaks: { '3.1.1': ['MQTT-4.7.3-1'], '5.0': ['MQTT-4.7.3-1'] },
  },
];

function isMeant({ breaks, among, instead }: Flaw, violation: Violation, version: Version): boolean {
  if (instead !== undefined) return instead(violation);
  const broken: readonly string[] = breaks[version === '5.0' ? '5.0' : '3.1.1'] ?? [];
  return broken.includes(violation.statement ?? '') && among?.(violation) !== false;
}

export default flaws.map((flaw) =>
  fault({
    name: `connect-taken-with-will-${flaw.name}`,
    title: `A CONNECT with ${flaw.title} is accepted`,
    breaks: flaw.breaks,
    bend: (rules) => ({
      ...rules,
      onViolation: (violation, context) =>
        context.packetType === 'connect' && context.session === null && isMeant(flaw, violation, context.version)
          ? { type: 'read-as', bytes: ordinary(context.version) }
          : rules.onViolation(violation, context),
    }),
  }),
);
