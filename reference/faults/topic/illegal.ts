import type { Packet } from '../../codec/index.ts';
import { fault } from '../fault.ts';

type Broken =
  | 'MQTT-4.7.1-1'
  | 'MQTT-4.7.1-2'
  | 'MQTT-4.7.1-3'
  | 'MQTT-4.7.3-1'
  | 'MQTT-4.7.3-2'
  | 'MQTT-3.3.2-2'
  | 'MQTT-1.5.3-2';

/** A broker that passes over packets that break a rule of topics, instead of closing. */
function ignoring(
  name: string,
  title: string,
  packetTypes: readonly Packet['type'][],
  statements: readonly Broken[],
  seenIn: readonly string[] = [],
) {
  return fault({
    name: `ignores-${name}`,
    title,
    breaks: { '3.1.1': [...statements, 'MQTT-4.8.0-1'] },
    seenIn,
    bend: (rules) => ({
      ...rules,
      onViolation: (violation, context) =>
        context.packetType !== null &&
        packetTypes.includes(context.packetType) &&
        statements.some((statement) => statement === violation.statement)
          ? { type: 'ignore' }
          : rules.onViolation(violation, context),
    }),
  });
}

/** A broker that grants a filter that is none: as if it had been asked for the same without the misplaced wildcard. */
function granting(name: string, title: string, statement: Broken, filter: string) {
  return fault({
    name: `grants-${name}`,
    title,
    breaks: { '3.1.1': [statement] },
    bendWire: () => ({
      inboundViolation: (violation, bytes) => {
        if (violation.statement !== statement || (bytes[0] ?? 0) !== 0x82) return [bytes];
        const text = new TextEncoder().encode(filter);
        const body = [...bytes.subarray(2, 4), 0, text.length, ...text, 1];
        return [Uint8Array.of(0x82, body.length, ...body)];
      },
    }),
  });
}

export default [
  granting('misplaced-hash', 'A filter with # in a wrong place is granted', 'MQTT-4.7.1-2', 'nowhere'),
  granting('misplaced-plus', 'A filter with + in a wrong place is granted', 'MQTT-4.7.1-3', 'nowhere'),
  granting('empty-filter', 'An empty filter is granted', 'MQTT-4.7.3-1', 'nowhere'),
  ignoring('misplaced-hash', 'A SUBSCRIBE with # in a wrong place gets no answer', ['subscribe'], ['MQTT-4.7.1-2']),
  ignoring('misplaced-plus', 'A SUBSCRIBE with + in a wrong place gets no answer', ['subscribe'], ['MQTT-4.7.1-3']),
  ignoring('empty-filters', 'A SUBSCRIBE with an empty filter is passed over', ['subscribe'], ['MQTT-4.7.3-1']),
  ignoring(
    'unsubscribing-from-nothing',
    'An UNSUBSCRIBE with an empty filter is passed over',
    ['unsubscribe'],
    ['MQTT-4.7.3-1'],
  ),
  ignoring(
    'null-in-filters',
    'SUBSCRIBE and UNSUBSCRIBE with U+0000 are passed over',
    ['subscribe', 'unsubscribe'],
    ['MQTT-4.7.3-2', 'MQTT-1.5.3-2'],
    ['mosquitto#693', 'hbmqtt#29'],
  ),
  ignoring(
    'wildcards-in-names',
    'A PUBLISH with a wildcard in its topic is passed over',
    ['publish'],
    ['MQTT-3.3.2-2', 'MQTT-4.7.1-1'],
  ),
  ignoring('empty-names', 'A PUBLISH with an empty topic is passed over', ['publish'], ['MQTT-4.7.3-1']),
  ignoring(
    'null-in-names',
    'A PUBLISH with U+0000 in its topic is passed over',
    ['publish'],
    ['MQTT-4.7.3-2', 'MQTT-1.5.3-2'],
    ['mosquitto#693', 'mosquitto#732', 'emqx#17159', 'vernemq#2355'],
  ),
  fault({
    name: 'takes-wildcards-in-names',
    title: 'A PUBLISH with a wildcard in its topic is delivered, the wildcard taken for a level called x',
    breaks: { '3.1.1': ['MQTT-3.3.2-2', 'MQTT-4.7.1-1'] },
    bendWire: () => ({
      inboundViolation: (violation, bytes) =>
        violation.statement === 'MQTT-3.3.2-2'
          ? [bytes.map((byte) => (byte === 0x23 || byte === 0x2b ? 0x78 : byte))]
          : [bytes],
    }),
  }),
];
