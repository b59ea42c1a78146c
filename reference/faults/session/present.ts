import { fault } from '../fault.ts';

export default [
  fault({
    name: 'session-present-always-0',
    title: 'Session Present is never set',
    breaks: { '3.1.1': ['MQTT-3.2.2-2'], '5.0': ['MQTT-3.2.2-3'] },
    seenIn: ['rabbitmq-mqtt#61'],
    bend: (rules) => ({ ...rules, sessionPresent: () => false }),
  }),
  fault({
    name: 'session-present-always-1',
    title: 'Session Present is always set',
    breaks: { '3.1.1': ['MQTT-3.2.2-1', 'MQTT-3.2.2-3'], '5.0': ['MQTT-3.2.2-2', 'MQTT-3.2.2-3'] },
    seenIn: ['rabbitmq-mqtt#163'],
    bend: (rules) => ({ ...rules, sessionPresent: ({ version }) => version !== '3.1' }),
  }),
  fault({
    name: 'session-present-1-for-every-kept-session',
    title: 'Session Present repeats that Clean Session is 0, whether or not there was a session',
    breaks: { '3.1.1': ['MQTT-3.2.2-3'], '5.0': ['MQTT-3.2.2-3'] },
    seenIn: ['vernemq#73'],
    bend: (rules) => ({ ...rules, sessionPresent: ({ version, cleanStart }) => version !== '3.1' && !cleanStart }),
  }),
  fault({
    name: 'session-present-1-with-clean-session',
    title: 'Session Present is set with Clean Session 1 over a stored session',
    breaks: { '3.1.1': ['MQTT-3.2.2-1'], '5.0': ['MQTT-3.2.2-2'] },
    seenIn: ['hmq#211', 'MQTTnet#613'],
    bend: (rules) => ({
      ...rules,
      sessionPresent: ({ version }, _resumed, session) => version !== '3.1' && session.connects > 1,
    }),
  }),
  fault({
    name: 'session-present-remembers-client-ids',
    title: 'Session Present tells whether the client id was ever seen',
    breaks: { '3.1.1': ['MQTT-3.2.2-3'], '5.0': ['MQTT-3.2.2-3'] },
    bend: (rules) => {
      const seen = new Set<string>();
      return {
        ...rules,
        sessionPresent: ({ version, cleanStart }, _resumed, { clientId }) => {
          const known = seen.has(clientId);
          seen.add(clientId);
          return version !== '3.1' && !cleanStart && known;
        },
      };
    },
  }),
  fault({
    name: 'session-present-0-without-subscriptions',
    title: 'Session Present is 0 for a stored session that has no subscriptions',
    breaks: { '3.1.1': ['MQTT-3.2.2-2'], '5.0': ['MQTT-3.2.2-3'] },
    bend: (rules) => ({
      ...rules,
      sessionPresent: (connect, resumed, session) =>
        session.subscriptions.size > 0 && rules.sessionPresent(connect, resumed, session),
    }),
  }),
  fault({
    name: 'session-present-1-only-at-first-return',
    title: 'Session Present is 1 only when a client returns for the first time',
    breaks: { '3.1.1': ['MQTT-3.2.2-2'], '5.0': ['MQTT-3.2.2-3'] },
    bend: (rules) => ({
      ...rules,
      sessionPresent: (connect, resumed, session) =>
        session.connects <= 2 && rules.sessionPresent(connect, resumed, session),
    }),
  }),
];
