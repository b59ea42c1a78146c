import type { Cause, Message } from '../../broker/message.ts';
import type { SessionView } from '../../broker/session/session.ts';
import { fault } from '../fault.ts';

/** How a message comes to its subscriber. */
const arrivals = [
  {
    what: 'retained',
    phrase: 'retained',
    breaks: 'MQTT-3.3.1-9',
    isSo: (cause: Cause, _session: SessionView, _isWill: boolean): boolean => cause === 'retained',
  },
  {
    what: 'queued',
    phrase: 'queued',
    breaks: 'MQTT-4.5.0-1',
    isSo: (_cause: Cause, session: SessionView, _isWill: boolean): boolean => session.connection === null,
  },
  {
    what: 'will',
    phrase: 'a Will',
    breaks: 'MQTT-3.1.2-8',
    isSo: (_cause: Cause, _session: SessionView, isWill: boolean): boolean => isWill,
  },
] as const;

/** What has properties is of 5.0; what has none may be of any version. */
const messages = [
  { kind: 'with-properties', title: 'with properties', to: '3.1.1', hasSome: true },
  { kind: 'without-properties', title: 'without properties', to: '5.0', hasSome: false },
] as const;

export default arrivals.flatMap(({ what, phrase, breaks, isSo }) =>
  messages.map(({ kind, title, to, hasSome }) =>
    fault({
      name: `properties-${what}-${kind}-not-to-${to}`,
      title: `What is ${phrase} ${title} does not reach clients of ${to}`,
      breaks: { '5.0': [breaks] },
      bend: (rules) => {
        const wills = new WeakSet<Message>();
        return {
          ...rules,
          willMessage: (...given) => {
            const message = rules.willMessage(...given);
            wills.add(message);
            return message;
          },
          deliversTo: (session, message, cause) => {
            const some = Object.values(message.properties ?? {}).some((value) => value !== undefined);
            const isLost = session.version === to && some === hasSome && isSo(cause, session, wills.has(message));
            return !isLost && rules.deliversTo(session, message, cause);
          },
        };
      },
    }),
  ),
);
