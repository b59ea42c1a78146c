import type { SessionView } from '../../broker/session/session.ts';
import { fault } from '../fault.ts';

const neverExpires = 0xffff_ffff;

/** Wrong readings of the Session Expiry Interval: for how long a session is stored in place of that, in milliseconds. */
const readings: readonly {
  readonly name: string;
  readonly title: string;
  readonly breaks: 'MQTT-3.1.2-23' | 'MQTT-4.1.0-2';
  readonly storedForMs: (session: SessionView) => number | null;
}[] = [
  {
    name: 'without-end-is-over-at-once',
    title: 'The Session Expiry Interval that never ends is taken for none',
    breaks: 'MQTT-3.1.2-23',
    storedForMs: ({ sessionExpiryInterval: s }) => (s === neverExpires ? 0 : s * 1000),
  },
  {
    name: 'signed',
    title: 'Session Expiry Intervals from 0x80000000 on are taken for negative numbers',
    breaks: 'MQTT-3.1.2-23',
    storedForMs: ({ sessionExpiryInterval: s }) => Math.max(0, s | 0) * 1000,
  },
  {
    name: 'in-milliseconds-of-32-bits',
    title: 'The Session Expiry Interval is counted in milliseconds, of which there are 32 bits',
    breaks: 'MQTT-3.1.2-23',
    storedForMs: ({ sessionExpiryInterval: s }) => (s * 1000) % 2 ** 32,
  },
  {
    name: 'in-31-bits-of-milliseconds',
    title: 'Session Expiry Intervals beyond 24 days are over at once, as a timer would have it',
    breaks: 'MQTT-3.1.2-23',
    storedForMs: ({ sessionExpiryInterval: s }) => (s * 1000 < 2 ** 31 ? s * 1000 : 1),
  },
  {
    name: 'ten-times-as-long',
    title: 'Sessions are stored for ten times their Session Expiry Interval',
    breaks: 'MQTT-4.1.0-2',
    storedForMs: ({ sessionExpiryInterval: s }) => s * 10_000,
  },
];

export default [
  ...readings.map(({ name, title, breaks, storedForMs }) =>
    fault({
      name: `session-expiry-${name}`,
      title,
      breaks: { '5.0': [breaks] },
      bend: (rules) => ({
        ...rules,
        // A server that keeps sessions for a short time only has no such trouble.
        grantedSessionExpiry: (connect, settingMs) =>
          connect.version === '5.0'
            ? (connect.properties?.sessionExpiryInterval ?? 0)
            : rules.grantedSessionExpiry(connect, settingMs),
        storedForMs: (settingMs, session, end) =>
          session.version === '5.0' ? storedForMs(session) : rules.storedForMs(settingMs, session, end),
      }),
    }),
  ),
  fault({
    name: 'session-expiry-ignored-with-clean-start-1',
    title: 'A session that began with Clean Start 1 ends with its connection, whatever its Session Expiry Interval',
    breaks: { '5.0': ['MQTT-3.1.2-23'] },
    bend: (rules) => ({
      ...rules,
      endsWithConnection: (session, end) => session.clean || rules.endsWithConnection(session, end),
    }),
  }),
  fault({
    name: 'session-stored-with-clean-start-0',
    title: 'A session that began with Clean Start 0 is stored, with a Session Expiry Interval of 0 too',
    breaks: { '5.0': ['MQTT-4.1.0-2'] },
    bend: (rules) => ({
      ...rules,
      endsWithConnection: (session, end) => session.clean && rules.endsWithConnection(session, end),
      storedForMs: (settingMs, session, end) =>
        session.sessionExpiryInterval === 0 ? null : rules.storedForMs(settingMs, session, end),
    }),
  }),
  fault({
    name: 'session-expiry-of-the-first-connection',
    title: 'The Session Expiry Interval of the connection that began a session counts for all that follow',
    breaks: { '5.0': ['MQTT-4.1.0-2', 'MQTT-3.1.2-23'] },
    bend: (rules) => {
      const first = new Map<string, number>();
      const of = ({ clientId, sessionExpiryInterval, connects }: SessionView): number => {
        const known = first.get(clientId);
        if (known !== undefined && connects > 1) return known;
        first.set(clientId, sessionExpiryInterval);
        return sessionExpiryInterval;
      };
      return {
        ...rules,
        endsWithConnection: (session) => of(session) === 0,
        storedForMs: (_settingMs, session) => of(session) * 1000,
      };
    },
  }),
  fault({
    name: 'clean-start-0-refused-without-a-session',
    title: 'Clean Start 0 is refused where there is no session to take up',
    breaks: { '5.0': ['MQTT-3.1.2-6'] },
    bend: (rules) => {
      const known = new Set<string>();
      return {
        ...rules,
        refusalOfClientId: (connect) => {
          const isNew = !known.has(connect.clientId);
          known.add(connect.clientId);
          return connect.version === '5.0' && !connect.cleanStart && isNew ? 0x83 : rules.refusalOfClientId(connect);
        },
      };
    },
  }),
  fault({
    name: 'subscription-identifier-lost-at-return',
    title: 'The Subscription Identifier of a subscription is forgotten when its client returns',
    breaks: { '5.0': ['MQTT-3.1.2-5'] },
    bend: (rules) => ({
      ...rules,
      identifiersInPublish: (met, cause, session) =>
        session.connects > 1 ? [] : rules.identifiersInPublish(met, cause, session),
    }),
  }),
  fault({
    name: 'no-local-lost-at-return',
    title: 'That a subscription is not for own messages is forgotten when its client returns',
    breaks: { '5.0': ['MQTT-3.1.2-5'] },
    bend: (rules) => ({
      ...rules,
      passesNoLocal: (held, message, session) => session.connects > 1 || rules.passesNoLocal(held, message, session),
    }),
  }),
];
