import { fault } from '../fault.ts';

export default [
  fault({
    name: 'session-never-stored',
    title: 'Every session ends with its connection, with Clean Session 0 too',
    breaks: { '3.1.1': ['MQTT-3.1.2-4', 'MQTT-4.1.0-1'], '5.0': ['MQTT-3.1.2-23'] },
    bend: (rules) => ({ ...rules, endsWithConnection: () => true }),
  }),
  fault({
    name: 'session-not-stored-when-empty',
    title: 'A session of Clean Session 0 without subscriptions and messages ends with its connection',
    breaks: { '3.1.1': ['MQTT-3.2.2-2'], '5.0': ['MQTT-3.1.2-23', 'MQTT-3.2.2-3'] },
    bend: (rules) => ({
      ...rules,
      endsWithConnection: (session, end) =>
        (session.subscriptions.size === 0 && session.inFlight.size === 0) || rules.endsWithConnection(session, end),
    }),
  }),
  fault({
    name: 'session-starts-anew-at-fourth-return',
    title: 'A stored session is thrown away when its client returns for the fourth time',
    breaks: { '3.1.1': ['MQTT-3.1.2-4'], '5.0': ['MQTT-3.1.2-5'] },
    bend: (rules) => ({
      ...rules,
      resumesSession: (connect, found) => found.connects !== 4 && rules.resumesSession(connect, found),
    }),
  }),
];
