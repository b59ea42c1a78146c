import { fault } from '../fault.ts';

export default [
  fault({
    name: 'dollar-hidden-at-any-level',
    title: 'Wildcards do not match a level that starts with $, wherever it stands',
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1'], '5.0': ['MQTT-4.5.0-1'] },
    bend: (rules) => ({
      ...rules,
      plusMatches: (level, depth, cause) => !level.startsWith('$') && rules.plusMatches(level, depth, cause),
    }),
  }),
  fault({
    name: 'dollar-hides-a-first-level-that-ends-with-it',
    title: 'A leading wildcard misses a topic that has a $ anywhere in its first level',
    breaks: { '3.1.1': ['MQTT-4.5.0-1'], '5.0': ['MQTT-4.5.0-1'] },
    bend: (rules) => ({ ...rules, leadingWildcardMatches: (_wildcard, level) => !level.includes('$') }),
  }),
  fault({
    name: 'dollar-dropped',
    title: 'A $ at the start of a level is dropped before levels are compared, so that $SYS and SYS are the same',
    breaks: { '3.1.1': ['MQTT-4.7.3-4', 'MQTT-3.3.2-3'], '5.0': ['MQTT-4.7.3-4', 'MQTT-3.3.2-3'] },
    bend: (rules) => ({ ...rules, levelKey: (level) => level.replace(/^\$/, '') }),
  }),
  fault({
    name: 'sys-subscription-kills',
    title: 'A subscription to $SYS/# ends the connection',
    breaks: { '3.1.1': ['MQTT-3.8.4-1'], '5.0': ['MQTT-3.8.4-1'] },
    seenIn: ['rumqtt#650'],
    bendWire: () => ({
      inbound: (packet, bytes) =>
        packet.type === 'subscribe' && packet.subscriptions.some(({ topicFilter }) => topicFilter.startsWith('$SYS'))
          ? [Uint8Array.of(0, 0)] // a reserved packet type, for which the broker closes
          : [bytes],
    }),
  }),
];
