import type { Violation } from '../../codec/index.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

/** A broker that passes over a PUBLISH whose properties break a rule, instead of closing. */
function ignoring(
  name: string,
  title: string,
  breaks: readonly StatementId50[],
  is: (violation: Violation) => boolean,
  seenIn: readonly string[] = [],
) {
  return fault({
    name: `publish-properties-ignored-${name}`,
    title,
    breaks: { '5.0': [...breaks, 'MQTT-4.13.1-1'] },
    seenIn,
    bend: (rules) => ({
      ...rules,
      onViolation: (violation, context) =>
        context.packetType === 'publish' && context.version === '5.0' && is(violation)
          ? { type: 'ignore' }
          : rules.onViolation(violation, context),
    }),
  });
}

export default [
  ignoring(
    'response-topic-wildcard',
    'A PUBLISH with a wildcard in its Response Topic is passed over',
    ['MQTT-3.3.2-14'],
    ({ statement }) => statement === 'MQTT-3.3.2-14',
    ['hivemq-ce#493'],
  ),
  ignoring(
    'cut',
    'A PUBLISH whose properties do not fit into their length is passed over',
    [],
    ({ statement }) => statement === null || statement === 'MQTT-2.2.2-1' || statement === 'MQTT-1.5.5-1',
  ),
  fault({
    name: 'publish-payload-format-2-taken',
    title: 'A PUBLISH with Payload Format Indicator 2 is taken like one with 1',
    breaks: { '5.0': ['MQTT-3.3.2-4'] },
    bendWire: () => ({
      inboundViolation: ({ expected, offset }, bytes) => [
        expected.startsWith('Payload Format Indicator') ? bytes.map((byte, at) => (at === offset ? 1 : byte)) : bytes,
      ],
    }),
  }),
];
