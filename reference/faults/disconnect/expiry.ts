import type { SessionView } from '../../broker/session/session.ts';
import type { Disconnect } from '../../codec/index.ts';
import { fault } from '../fault.ts';

/** Wrong readings of the Session Expiry Interval in DISCONNECT. */
const readings: readonly {
  readonly name: string;
  readonly title: string;
  readonly breaks: readonly ('MQTT-3.1.2-23' | 'MQTT-4.1.0-2')[];
  readonly expiry: (disconnect: Disconnect, session: SessionView) => number;
}[] = [
  {
    name: 'ignored',
    title: 'The Session Expiry Interval of DISCONNECT is ignored',
    breaks: ['MQTT-3.1.2-23', 'MQTT-4.1.0-2'],
    expiry: (_disconnect, { sessionExpiryInterval }) => sessionExpiryInterval,
  },
  {
    name: '0-taken-for-none',
    title: 'A Session Expiry Interval of 0 in DISCONNECT is taken for none',
    breaks: ['MQTT-4.1.0-2'],
    expiry: ({ properties }, session) => properties?.sessionExpiryInterval || session.sessionExpiryInterval,
  },
  {
    name: 'absent-taken-for-0',
    title: 'A DISCONNECT without a Session Expiry Interval is taken for one of 0',
    breaks: ['MQTT-3.1.2-23'],
    expiry: ({ properties }) => properties?.sessionExpiryInterval ?? 0,
  },
  {
    name: 'shortens-only',
    title: 'The Session Expiry Interval of DISCONNECT can make it shorter and not longer',
    breaks: ['MQTT-3.1.2-23'],
    expiry: ({ properties }, { sessionExpiryInterval }) =>
      Math.min(properties?.sessionExpiryInterval ?? sessionExpiryInterval, sessionExpiryInterval),
  },
  {
    name: 'lengthens-only',
    title: 'The Session Expiry Interval of DISCONNECT can make it longer and not shorter',
    breaks: ['MQTT-4.1.0-2'],
    expiry: ({ properties }, { sessionExpiryInterval }) =>
      Math.max(properties?.sessionExpiryInterval ?? 0, sessionExpiryInterval),
  },
  {
    name: 'added',
    title: 'The Session Expiry Interval of DISCONNECT ends the session unless it is another than that of CONNECT',
    breaks: ['MQTT-3.1.2-23'],
    expiry: ({ properties }, { sessionExpiryInterval }) =>
      properties?.sessionExpiryInterval === sessionExpiryInterval
        ? 0
        : (properties?.sessionExpiryInterval ?? sessionExpiryInterval),
  },
  {
    name: 'heeded-with-0x00-only',
    title: 'The Session Expiry Interval of DISCONNECT counts only if its Reason Code is 0x00',
    breaks: ['MQTT-4.1.0-2'],
    expiry: ({ reasonCode, properties }, session) =>
      (reasonCode === 0 ? properties?.sessionExpiryInterval : undefined) ?? session.sessionExpiryInterval,
  },
];

export default [
  ...readings.map(({ name, title, breaks, expiry }) =>
    fault({
      name: `disconnect-expiry-${name}`,
      title,
      breaks: { '5.0': breaks },
      bend: (rules) => ({ ...rules, expiryAfterDisconnect: expiry }),
    }),
  ),
  fault({
    name: 'disconnect-expiry-from-zero-taken',
    title: 'A Session Expiry Interval in DISCONNECT after one of 0 in CONNECT is taken',
    breaks: { '5.0': ['v5.0-3.14.2.2.2-u2', 'MQTT-3.1.2-8'] },
    bend: (rules) => ({ ...rules, onDisconnect: () => 'leave' }),
  }),
];
