import type { Message } from '../../broker/message.ts';
import type { Version } from '../../codec/index.ts';
import { fault } from '../fault.ts';

const pairs = [
  ['3.1.1', '5.0'],
  ['5.0', '3.1.1'],
] as const;

export default pairs.map(([from, to]) =>
  fault({
    name: `qos-not-from-${from}-to-${to}`,
    title: `What a client of ${from} publishes does not reach clients of ${to}`,
    breaks: { '5.0': ['MQTT-4.5.0-1'] },
    bend: (rules) => {
      const versions = new WeakMap<Message, Version>();
      return {
        ...rules,
        messageOf: (publish, publisher, takenAtMs) => {
          const message = rules.messageOf(publish, publisher, takenAtMs);
          versions.set(message, publisher.version);
          return message;
        },
        deliversTo: (session, message, cause) =>
          !(session.version === to && versions.get(message) === from) && rules.deliversTo(session, message, cause),
      };
    },
  }),
);
