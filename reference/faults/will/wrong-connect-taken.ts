import { encodePacket, type Violation } from '../../codec/index.ts';
import type { StatementId311 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

/** What a server takes that does not look: a CONNECT like any other. */
const ordinary = encodePacket(
  { type: 'connect', version: '3.1.1', cleanStart: true, keepAlive: 60, clientId: 'overlooked' },
  '3.1.1',
);

interface Flaw {
  readonly name: string;
  readonly title: string;
  readonly breaks: StatementId311;
  readonly is: (violation: Violation) => boolean;
}

const flaws: readonly Flaw[] = [
  {
    name: 'qos-without-will',
    title: 'Will QoS other than 0 and no Will',
    breaks: 'MQTT-3.1.2-13',
    is: ({ statement }) => statement === 'MQTT-3.1.2-13',
  },
  {
    name: 'qos-2-without-will',
    title: 'Will QoS 2 and no Will',
    breaks: 'MQTT-3.1.2-13',
    is: ({ statement, found }) => statement === 'MQTT-3.1.2-13' && found === '2',
  },
  {
    name: 'retain-without-will',
    title: 'Will Retain 1 and no Will',
    breaks: 'MQTT-3.1.2-15',
    is: ({ statement }) => statement === 'MQTT-3.1.2-15',
  },
  {
    name: 'qos-3',
    title: 'Will QoS 3',
    breaks: 'MQTT-3.1.2-14',
    is: ({ statement }) => statement === 'MQTT-3.1.2-14',
  },
  {
    name: 'without-fields',
    title: 'Will Flag 1 and no Will',
    breaks: 'MQTT-3.1.2-9',
    is: ({ statement }) => statement === 'MQTT-3.1.2-9',
  },
  {
    name: 'fields-without-flag',
    title: 'Will Flag 0 and a Will',
    breaks: 'MQTT-3.1.2-11',
    is: ({ expected }) => expected === 'the end of the packet',
  },
  {
    name: 'topic-no-utf-8',
    title: 'a Will Topic that is no UTF-8',
    breaks: 'MQTT-3.1.3-10',
    is: ({ statement }) => statement === 'MQTT-1.5.3-1',
  },
  {
    name: 'topic-with-null',
    title: 'U+0000 in its Will Topic',
    breaks: 'MQTT-1.5.3-2',
    is: ({ statement }) => statement === 'MQTT-1.5.3-2',
  },
  {
    name: 'topic-with-wildcard',
    title: 'a wildcard in its Will Topic',
    breaks: 'MQTT-4.7.1-1',
    is: ({ statement }) => statement === 'MQTT-4.7.1-1',
  },
  {
    name: 'topic-with-plus-in-level',
    title: 'a + beside other characters in its Will Topic',
    breaks: 'MQTT-4.7.1-1',
    is: ({ statement, found }) => statement === 'MQTT-4.7.1-1' && /[^/"]\+/.test(found),
  },
  {
    name: 'topic-empty',
    title: 'an empty Will Topic',
    breaks: 'MQTT-4.7.3-1',
    is: ({ statement }) => statement === 'MQTT-4.7.3-1',
  },
];

export default flaws.map(({ name, title, breaks, is }) =>
  fault({
    name: `connect-taken-with-will-${name}`,
    title: `A CONNECT with ${title} is accepted`,
    breaks: { '3.1.1': [breaks] },
    bend: (rules) => ({
      ...rules,
      onViolation: (violation, context) =>
        context.packetType === 'connect' && context.session === null && is(violation)
          ? { type: 'read-as', bytes: ordinary }
          : rules.onViolation(violation, context),
    }),
  }),
);
