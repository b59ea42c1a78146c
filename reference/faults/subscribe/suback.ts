import type { Suback } from '../../codec/index.ts';
import { fault } from '../fault.ts';

/** Statements of 3.1.1 about what a SUBACK says, and those of 5.0. */
const in50 = {
  'MQTT-3.8.4-1': 'MQTT-3.8.4-1',
  'MQTT-3.8.4-2': 'MQTT-3.8.4-2',
  'MQTT-3.8.4-4': 'MQTT-3.8.4-5',
  'MQTT-3.8.4-5': 'MQTT-3.8.4-6',
  'MQTT-3.9.3-1': 'MQTT-3.9.3-1',
  'MQTT-3.9.3-2': 'MQTT-3.9.3-2',
  'MQTT-2.3.1-7': 'MQTT-2.2.1-6',
} as const;
type About = keyof typeof in50;

/** A broker whose SUBACK is another than it should be, or does not come. */
function answering(name: string, title: string, about: readonly About[], altered: (suback: Suback) => Suback | null) {
  // 3.1 has no code for a failure (3.9).
  const in31 = name === 'codes-failed' ? {} : { '3.1': [] };
  return fault({
    name: `suback-${name}`,
    title,
    breaks: { ...in31, '3.1.1': about, '5.0': about.map((id) => in50[id]) },
    bend: (rules) => ({
      ...rules,
      suback: (...asked) => {
        const suback = rules.suback(...asked);
        return suback === null ? null : altered(suback);
      },
    }),
  });
}

const identifier = ['MQTT-3.8.4-2', 'MQTT-2.3.1-7'] as const;
const codes = ['MQTT-3.8.4-5'] as const;
const order = ['MQTT-3.9.3-1'] as const;

export default [
  answering('missing', 'SUBSCRIBE gets no answer', ['MQTT-3.8.4-1'], () => null),
  answering(
    'missing-for-many',
    'A SUBSCRIBE with more than one filter gets no answer',
    ['MQTT-3.8.4-1', 'MQTT-3.8.4-4'],
    (suback) => (suback.reasonCodes.length > 1 ? null : suback),
  ),
  answering('identifier-plus-one', 'SUBACK has the next identifier', identifier, (suback) => ({
    ...suback,
    packetIdentifier: (suback.packetIdentifier % 65_535) + 1,
  })),
  answering('identifier-one-byte', 'SUBACK has only the lower byte of the identifier', identifier, (suback) => ({
    ...suback,
    packetIdentifier: suback.packetIdentifier & 0xff || 1,
  })),
  answering('identifier-swapped', 'The bytes of the identifier are swapped in SUBACK', identifier, (suback) => ({
    ...suback,
    packetIdentifier: ((suback.packetIdentifier & 0xff) << 8) | (suback.packetIdentifier >> 8),
  })),
  answering(
    'identifier-signed',
    'Identifiers from 32,768 on lose their highest bit in SUBACK',
    identifier,
    (suback) => ({ ...suback, packetIdentifier: suback.packetIdentifier & 0x7fff || 1 }),
  ),
  answering('one-code', 'SUBACK has one code, however many filters there were', codes, (suback) => ({
    ...suback,
    reasonCodes: suback.reasonCodes.slice(0, 1),
  })),
  answering('one-code-too-many', 'SUBACK has a code too many', codes, (suback) => ({
    ...suback,
    reasonCodes: [...suback.reasonCodes, 0],
  })),
  answering('at-most-100-codes', 'SUBACK has at most 100 codes', codes, (suback) => ({
    ...suback,
    reasonCodes: suback.reasonCodes.slice(0, 100),
  })),
  answering('codes-reversed', 'The codes of SUBACK come in the opposite order', order, (suback) => ({
    ...suback,
    reasonCodes: suback.reasonCodes.toReversed(),
  })),
  answering('codes-sorted', 'The codes of SUBACK come sorted', order, (suback) => ({
    ...suback,
    reasonCodes: suback.reasonCodes.toSorted(),
  })),
  answering('codes-all-0', 'SUBACK says that QoS 0 was granted whatever was', codes, (suback) => ({
    ...suback,
    reasonCodes: suback.reasonCodes.map(() => 0),
  })),
  answering('codes-all-2', 'SUBACK says that QoS 2 was granted whatever was', codes, (suback) => ({
    ...suback,
    reasonCodes: suback.reasonCodes.map(() => 2),
  })),
  answering('codes-all-the-highest', 'All codes of SUBACK are the highest of them', codes, (suback) => ({
    ...suback,
    reasonCodes: suback.reasonCodes.map(() => suback.reasonCodes.reduce((highest, code) => Math.max(highest, code), 0)),
  })),
  answering('codes-failed', 'SUBACK says that subscriptions failed which were made', codes, (suback) => ({
    ...suback,
    reasonCodes: suback.reasonCodes.map(() => 0x80),
  })),
];
