import type { Rules } from '../../broker/rules.ts';
import { fault } from '../fault.ts';

/** Statements of 3.1.1 about UNSUBACK, and those of 5.0. */
const in50 = {
  'MQTT-3.10.4-4': 'MQTT-3.10.4-4',
  'MQTT-3.10.4-5': 'MQTT-3.10.4-5',
  'MQTT-3.10.4-6': 'MQTT-3.10.4-6',
  'MQTT-2.3.1-7': 'MQTT-2.2.1-6',
} as const;
type About = keyof typeof in50;

/** A broker whose UNSUBACK is another than it should be, or does not come. */
function answering(
  name: string,
  title: string,
  about: readonly About[],
  unsuback: (rules: Rules) => Rules['unsuback'],
) {
  return fault({
    name: `unsuback-${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': about, '5.0': about.map((id) => in50[id]) },
    bend: (rules) => ({ ...rules, unsuback: unsuback(rules) }),
  });
}

/** One with another identifier. */
function identified(name: string, title: string, altered: (identifier: number) => number) {
  return answering(`identifier-${name}`, title, ['MQTT-3.10.4-4', 'MQTT-2.3.1-7'], (rules) => (...asked) => {
    const unsuback = rules.unsuback(...asked);
    return unsuback === null ? null : { ...unsuback, packetIdentifier: altered(unsuback.packetIdentifier) };
  });
}

export default [
  answering('missing', 'UNSUBSCRIBE gets no answer', ['MQTT-3.10.4-4'], () => () => null),
  answering(
    'missing-where-nothing-ended',
    'UNSUBSCRIBE gets no answer when it ended nothing',
    ['MQTT-3.10.4-5'],
    (rules) =>
      (...asked) =>
        asked[1].every((count) => count === 0) ? null : rules.unsuback(...asked),
  ),
  answering(
    'missing-where-something-is-unknown',
    'UNSUBSCRIBE gets no answer when one of its filters was not held',
    ['MQTT-3.10.4-6'],
    (rules) =>
      (...asked) =>
        asked[1].includes(0) ? null : rules.unsuback(...asked),
  ),
  answering(
    'missing-for-many',
    'An UNSUBSCRIBE with more than one filter gets no answer',
    ['MQTT-3.10.4-6'],
    (rules) =>
      (...asked) =>
        asked[0].topicFilters.length > 1 ? null : rules.unsuback(...asked),
  ),
  identified('plus-one', 'UNSUBACK has the next identifier', (identifier) => (identifier % 65_535) + 1),
  identified('one-byte', 'UNSUBACK has only the lower byte of the identifier', (identifier) => identifier & 0xff || 1),
  identified(
    'signed',
    'Identifiers from 32,768 on lose their highest bit in UNSUBACK',
    (identifier) => identifier & 0x7fff || 1,
  ),
  fault({
    name: 'unsuback-for-each-filter',
    title: 'An UNSUBSCRIBE with several filters is answered by an UNSUBACK for each',
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.10.4-6'], '5.0': ['MQTT-3.10.4-6'] },
    bendWire: () => {
      let filters = 1;
      return {
        inbound: (packet, bytes) => {
          if (packet.type === 'unsubscribe') filters = packet.topicFilters.length;
          return [bytes];
        },
        outbound: (packet, bytes) => (packet.type === 'unsuback' ? Array<Uint8Array>(filters).fill(bytes) : [bytes]),
      };
    },
  }),
];
