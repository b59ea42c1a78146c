import { fault } from '../fault.ts';

const rightFlags = 0x62;

export default [
  ...[0x60, 0x63, 0x6a].map((firstByte) =>
    fault({
      name: `qos-pubrel-flags-${(firstByte & 0x0f).toString(2).padStart(4, '0')}-tolerated`,
      title: `PUBREL with flags ${(firstByte & 0x0f).toString(2).padStart(4, '0')} is taken as one with 0010`,
      breaks: { '3.1.1': ['MQTT-3.6.1-1'], '5.0': ['MQTT-3.6.1-1'] },
      bend: (rules) => ({
        ...rules,
        onViolation: (violation, context) =>
          context.bytes[0] === firstByte && context.bytes.length === 4
            ? { type: 'read-as', bytes: Uint8Array.of(rightFlags, ...context.bytes.subarray(1)) }
            : rules.onViolation(violation, context),
      }),
    }),
  ),
  ...([1, 2] as const).map((qos) =>
    fault({
      name: `qos-${qos}-identifier-zero-ignored`,
      title: `A PUBLISH at QoS ${qos} with identifier 0 is ignored`,
      breaks: { '3.1.1': ['MQTT-2.3.1-1', 'MQTT-4.8.0-1'], '5.0': ['MQTT-2.2.1-3', 'MQTT-4.13.1-1'] },
      bend: (rules) => ({
        ...rules,
        onViolation: (violation, context) =>
          (violation.statement === 'MQTT-2.3.1-1' || violation.statement === 'MQTT-2.2.1-3') &&
          ((context.bytes[0] ?? 0) & 0x06) === qos << 1
            ? { type: 'ignore' }
            : rules.onViolation(violation, context),
      }),
    }),
  ),
];
