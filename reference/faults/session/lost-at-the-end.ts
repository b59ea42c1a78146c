import type { EndReason } from '../../broker/end-reason.ts';
import type { SessionPart } from '../../broker/rules/session.ts';
import { fault } from '../fault.ts';

const called: Readonly<Record<SessionPart, string>> = {
  subscriptions: 'the subscriptions of a kept session are',
  'in-flight': 'what was sent and not acknowledged is',
  queued: 'what waits for the client is',
  received: 'what is known of QoS 2 messages received is',
};

const endings: readonly { readonly kind: EndReason['kind']; readonly shown: string; readonly seenIn?: string }[] = [
  { kind: 'disconnect', shown: 'DISCONNECT' },
  { kind: 'stream-ended', shown: 'a cut', seenIn: 'Yakifo/amqtt#401' },
  { kind: 'taken-over', shown: 'a take-over' },
  { kind: 'keep-alive', shown: 'the end of Keep Alive' },
  { kind: 'violation', shown: 'a violation' },
];

const parts: readonly SessionPart[] = ['subscriptions', 'in-flight', 'received'];

export default endings.flatMap(({ kind, shown, seenIn }) =>
  parts.map((lost) =>
    fault({
      name: `session-loses-${lost}-at-${kind}`,
      title: `At ${shown} ${called[lost]} lost`,
      breaks: { '3.1.1': ['MQTT-3.1.2-4', 'MQTT-4.1.0-1'], '5.0': ['MQTT-3.1.2-23'] },
      ...(lost === 'in-flight' && seenIn !== undefined ? { seenIn: [seenIn] } : {}),
      bend: (rules) => ({
        ...rules,
        keepsAtDisconnect: (part, session, end) =>
          !(part === lost && end.kind === kind) && rules.keepsAtDisconnect(part, session, end),
      }),
    }),
  ),
);
