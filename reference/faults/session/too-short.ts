import { fault } from '../fault.ts';

export default [
  fault({
    name: 'session-ends-after-one-message',
    title: 'A session gets one message at QoS 1 or 2 while its connection lasts, and no more',
    breaks: { '3.1.1': ['MQTT-4.1.0-2', 'MQTT-4.5.0-1'], '5.0': ['MQTT-4.1.0-1', 'MQTT-4.5.0-1'] },
    bend: (rules) => ({
      ...rules,
      deliversTo: (session, message, cause) =>
        session.lastPacketIdentifier < 1 && rules.deliversTo(session, message, cause),
    }),
  }),
  fault({
    name: 'session-expires-in-half-the-time',
    title: 'The session of an absent client is dropped after half the time that is configured',
    breaks: { '3.1.1': ['MQTT-4.1.0-1'], '5.0': ['MQTT-3.1.2-23'] },
    bend: (rules) => ({
      ...rules,
      storedForMs: (settingMs, session, end) => {
        const storedForMs = rules.storedForMs(settingMs, session, end);
        return storedForMs === null ? null : storedForMs / 2;
      },
    }),
  }),
  fault({
    name: 'session-expiry-counts-on',
    title: 'The time after which a session is dropped goes on when its client has returned',
    breaks: { '3.1.1': ['MQTT-4.1.0-2'], '5.0': ['MQTT-4.1.0-1'] },
    bend: (rules) => ({ ...rules, returnStopsExpiry: () => false }),
  }),
  fault({
    name: 'session-never-expires',
    title: 'The session of an absent client is stored for ever, whatever is configured',
    breaks: { '3.1.1': ['MQTT-3.2.2-3'], '5.0': ['MQTT-4.1.0-2'] },
    bend: (rules) => ({ ...rules, storedForMs: () => null }),
  }),
];
