import type { Packet, Version } from '../../codec/index.ts';
import type { StatementId50, StatementId311 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

/** Rules of topics that a packet breaks, as each version numbers them. */
interface Broken {
  readonly '3.1.1': readonly StatementId311[];
  readonly '5.0': readonly StatementId50[];
}

const misplacedHash = { '3.1.1': ['MQTT-4.7.1-2'], '5.0': ['MQTT-4.7.1-1'] } as const;
const misplacedPlus = { '3.1.1': ['MQTT-4.7.1-3'], '5.0': ['MQTT-4.7.1-2'] } as const;
const empty = { '3.1.1': ['MQTT-4.7.3-1'], '5.0': ['MQTT-4.7.3-1'] } as const;
const emptyName = { '3.1.1': ['MQTT-4.7.3-1'], '5.0': ['MQTT-4.7.3-1', 'v5.0-3.3.2.1-u1'] } as const;
const nullCharacter = {
  '3.1.1': ['MQTT-4.7.3-2', 'MQTT-1.5.3-2'],
  '5.0': ['MQTT-4.7.3-2', 'MQTT-1.5.4-2', 'v5.0-1.5.4-u2'],
} as const;
const wildcardInName = {
  '3.1.1': ['MQTT-3.3.2-2', 'MQTT-4.7.1-1'],
  '5.0': ['MQTT-3.3.2-2', 'MQTT-4.7.0-1'],
} as const;

function isOf(statement: string | null, broken: Broken, version: Version): boolean {
  return broken[version === '5.0' ? '5.0' : '3.1.1'].some((id) => id === statement);
}

/** A broker that passes over packets that break a rule of topics, instead of closing. */
function ignoring(
  name: string,
  title: string,
  packetTypes: readonly Packet['type'][],
  broken: Broken,
  seenIn: readonly string[] = [],
) {
  return fault({
    name: `ignores-${name}`,
    title,
    breaks: { '3.1.1': [...broken['3.1.1'], 'MQTT-4.8.0-1'], '5.0': [...broken['5.0'], 'MQTT-4.13.1-1'] },
    seenIn,
    bend: (rules) => ({
      ...rules,
      onViolation: (violation, context) =>
        context.packetType !== null &&
        packetTypes.includes(context.packetType) &&
        isOf(violation.statement, broken, context.version)
          ? { type: 'ignore' }
          : rules.onViolation(violation, context),
    }),
  });
}

/** A broker that grants a filter that is none: as if it had been asked for the same without the misplaced wildcard. */
function granting(name: string, title: string, broken: Broken, filter: string) {
  return fault({
    name: `grants-${name}`,
    title,
    breaks: broken,
    bendWire: () => ({
      inboundViolation: (violation, bytes, version) => {
        if (!isOf(violation.statement, broken, version) || (bytes[0] ?? 0) !== 0x82) return [bytes];
        const text = new TextEncoder().encode(filter);
        const properties = version === '5.0' ? [0] : [];
        const body = [...bytes.subarray(2, 4), ...properties, 0, text.length, ...text, 1];
        return [Uint8Array.of(0x82, body.length, ...body)];
      },
    }),
  });
}

export default [
  granting('misplaced-hash', 'A filter with # in a wrong place is granted', misplacedHash, 'nowhere'),
  granting('misplaced-plus', 'A filter with + in a wrong place is granted', misplacedPlus, 'nowhere'),
  granting('empty-filter', 'An empty filter is granted', empty, 'nowhere'),
  ignoring('misplaced-hash', 'A SUBSCRIBE with # in a wrong place gets no answer', ['subscribe'], misplacedHash),
  ignoring('misplaced-plus', 'A SUBSCRIBE with + in a wrong place gets no answer', ['subscribe'], misplacedPlus),
  ignoring('empty-filters', 'A SUBSCRIBE with an empty filter is passed over', ['subscribe'], empty),
  ignoring('unsubscribing-from-nothing', 'An UNSUBSCRIBE with an empty filter is passed over', ['unsubscribe'], empty),
  ignoring(
    'null-in-filters',
    'SUBSCRIBE and UNSUBSCRIBE with U+0000 are passed over',
    ['subscribe', 'unsubscribe'],
    nullCharacter,
    ['mosquitto#693', 'hbmqtt#29'],
  ),
  ignoring('wildcards-in-names', 'A PUBLISH with a wildcard in its topic is passed over', ['publish'], wildcardInName),
  ignoring('empty-names', 'A PUBLISH with an empty topic is passed over', ['publish'], emptyName),
  ignoring('null-in-names', 'A PUBLISH with U+0000 in its topic is passed over', ['publish'], nullCharacter, [
    'mosquitto#693',
    'mosquitto#732',
    'emqx#17159',
    'vernemq#2355',
  ]),
  fault({
    name: 'takes-wildcards-in-names',
    title: 'A PUBLISH with a wildcard in its topic is delivered, the wildcard taken for a level called x',
    breaks: wildcardInName,
    bendWire: () => ({
      inboundViolation: (violation, bytes) =>
        violation.statement === 'MQTT-3.3.2-2'
          ? [bytes.map((byte) => (byte === 0x23 || byte === 0x2b ? 0x78 : byte))]
          : [bytes],
    }),
  }),
];
