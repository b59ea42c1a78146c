import type { Rules } from '../../broker/rules.ts';
import { fault } from '../fault.ts';

type OnPublish = Rules['onPublish'];

/** A broker that takes a PUBLISH for new, or for a repetition, when it is not. */
function taking(
  name: string,
  title: string,
  qos: 1 | 2,
  bend: (standard: OnPublish) => OnPublish,
  seenIn: readonly string[] = [],
) {
  return fault({
    name: `qos-${qos}-${name}`,
    title,
    breaks: {
      '3.1': [],
      '3.1.1': [qos === 1 ? 'MQTT-4.3.2-2' : 'MQTT-4.3.3-2'],
      '5.0': qos === 1 ? ['MQTT-4.3.2-5'] : ['MQTT-4.3.3-8', 'MQTT-4.3.3-10', 'MQTT-4.3.3-12'],
    },
    ...(seenIn.length > 0 ? { seenIn } : {}),
    bend: (rules) => ({ ...rules, onPublish: bend(rules.onPublish) }),
  });
}

export default [
  taking('duplicate-delivered', 'A repeated PUBLISH at QoS 2 is delivered again', 2, () => () => 'take', ['rmqtt#456']),
  taking(
    'third-duplicate-delivered',
    'The third repetition of a PUBLISH at QoS 2 is delivered again',
    2,
    (standard) => (publish, copiesBefore, session) =>
      copiesBefore === 3 ? 'take' : standard(publish, copiesBefore, session),
  ),
  taking(
    'duplicate-without-dup-delivered',
    'A repeated PUBLISH at QoS 2 is delivered again when it has no DUP',
    2,
    (standard) => (publish, copiesBefore, session) => (publish.dup ? standard(publish, copiesBefore, session) : 'take'),
  ),
  taking(
    'duplicate-delivered-after-return',
    'A PUBLISH at QoS 2 repeated by a client that has returned is delivered again',
    2,
    (standard) => (publish, copiesBefore, session) =>
      session.connects > 1 ? 'take' : standard(publish, copiesBefore, session),
  ),
  taking(
    'second-duplicate-closes',
    'The second repetition of a PUBLISH at QoS 2 gets the connection closed',
    2,
    (standard) => (publish, copiesBefore, session) =>
      copiesBefore >= 2 ? 'close' : standard(publish, copiesBefore, session),
    ['mosquitto#3599', 'mosquitto#3602'],
  ),
  ...([1, 2] as const).map((qos) =>
    taking(
      'dup-taken-for-repetition',
      `A PUBLISH at QoS ${qos} with DUP is never taken for a new message`,
      qos,
      (standard) => (publish, copiesBefore, session) =>
        publish.dup && publish.qos === qos ? 'only-answer' : standard(publish, copiesBefore, session),
    ),
  ),
  ...([1, 2] as const).map((qos) =>
    taking(
      'same-text-taken-for-repetition',
      `At QoS ${qos} the same text under the same identifier as last is taken for a repetition, though that one was acknowledged`,
      qos,
      (standard) => {
        const last = new WeakMap<object, string>();
        return (publish, copiesBefore, session) => {
          if (publish.qos !== qos) return standard(publish, copiesBefore, session);
          const text = `${publish.packetIdentifier} ${publish.topic} ${publish.payload.join()}`;
          const isSame = last.get(session) === text;
          last.set(session, text);
          return isSame ? 'only-answer' : standard(publish, copiesBefore, session);
        };
      },
    ),
  ),
  ...([1, 2] as const).map((qos) =>
    taking(
      'identifiers-of-all-clients-as-one',
      `At QoS ${qos} an identifier that another client used last is taken for a repetition`,
      qos,
      (standard) => {
        const users = new Map<number, string>();
        return (publish, copiesBefore, session) => {
          if (publish.qos !== qos) return standard(publish, copiesBefore, session);
          const user = users.get(publish.packetIdentifier ?? 0) ?? session.clientId;
          users.set(publish.packetIdentifier ?? 0, session.clientId);
          return user === session.clientId ? standard(publish, copiesBefore, session) : 'only-answer';
        };
      },
    ),
  ),
  taking(
    'identifiers-of-both-directions-as-one',
    'A PUBLISH at QoS 2 under an identifier in flight to its sender is taken for a repetition',
    2,
    (standard) => (publish, copiesBefore, session) =>
      publish.qos === 2 && session.inFlight.has(publish.packetIdentifier ?? 0)
        ? 'only-answer'
        : standard(publish, copiesBefore, session),
  ),
  ...[10, 50].map((most) =>
    taking(
      `lost-beyond-${most}-open`,
      `With ${most} exchanges at QoS 2 open, further messages are acknowledged and lost`,
      2,
      (standard) => (publish, copiesBefore, session) =>
        publish.qos === 2 && session.received.size >= most ? 'only-answer' : standard(publish, copiesBefore, session),
    ),
  ),
];
