import type { Rules } from '../../broker/rules.ts';
import { fault } from '../fault.ts';

/** What a wrong answer breaks in 3.1.1, and in 5.0. */
const in50 = {
  'MQTT-3.3.4-1': 'MQTT-3.3.4-1',
  'MQTT-2.3.1-6': 'MQTT-2.2.1-5',
  'MQTT-3.3.5-2': 'MQTT-3.3.4-1',
} as const;
type About = keyof typeof in50;

/** A broker that answers PUBLISH in its own way. */
function answering(
  name: string,
  title: string,
  about: readonly About[],
  bent: (rules: Rules) => Partial<Rules>,
  seenIn?: readonly string[],
) {
  return fault({
    name: `publish-answer-${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': about, '5.0': about.map((id) => in50[id]) },
    ...(seenIn === undefined ? {} : { seenIn }),
    bend: (rules) => ({ ...rules, ...bent(rules) }),
  });
}

/** One with another answer, where `altered` tells of one. */
function byPacket(
  altered: (...asked: Parameters<Rules['answerToPublish']>) => ReturnType<Rules['answerToPublish']> | null,
) {
  return (rules: Rules): Partial<Rules> => ({
    answerToPublish: (...asked) => altered(...asked) ?? rules.answerToPublish(...asked),
  });
}

/** One with another identifier in its answer. */
function byIdentifier(altered: (identifier: number) => number) {
  return (): Partial<Rules> => ({ answerIdentifier: (identifier) => altered(identifier) });
}

export default [
  answering(
    'missing-at-qos-1',
    'PUBLISH at QoS 1 gets no answer',
    ['MQTT-3.3.4-1'],
    byPacket(({ qos }) => (qos === 1 ? 'nothing' : null)),
  ),
  answering(
    'missing-at-qos-2',
    'PUBLISH at QoS 2 gets no answer',
    ['MQTT-3.3.4-1'],
    byPacket(({ qos }) => (qos === 2 ? 'nothing' : null)),
  ),
  answering(
    'pubrec-at-qos-1',
    'PUBLISH at QoS 1 is answered by PUBREC',
    ['MQTT-3.3.4-1'],
    byPacket(({ qos }) => (qos === 1 ? 'pubrec' : null)),
  ),
  answering(
    'puback-at-qos-2',
    'PUBLISH at QoS 2 is answered by PUBACK',
    ['MQTT-3.3.4-1'],
    byPacket(({ qos }) => (qos === 2 ? 'puback' : null)),
    ['rabbitmq-server#10373'],
  ),
  answering(
    'missing-below-sys',
    'PUBLISH to a topic below $SYS gets no answer',
    ['MQTT-3.3.5-2', 'MQTT-3.3.4-1'],
    byPacket(({ topic }) => (topic.startsWith('$SYS') ? 'nothing' : null)),
  ),
  answering(
    'puback-below-sys',
    'PUBLISH at QoS 2 to a topic below $SYS is answered by PUBACK',
    ['MQTT-3.3.5-2', 'MQTT-3.3.4-1'],
    byPacket(({ topic, qos }) => (qos === 2 && topic.startsWith('$SYS') ? 'puback' : null)),
  ),
  answering(
    'missing-for-empty',
    'PUBLISH without payload gets no answer',
    ['MQTT-3.3.4-1'],
    byPacket(({ payload }) => (payload.length === 0 ? 'nothing' : null)),
  ),
  answering(
    'identifier-plus-one',
    'The answer to PUBLISH has the next identifier',
    ['MQTT-2.3.1-6'],
    byIdentifier((identifier) => (identifier % 65_535) + 1),
  ),
  answering(
    'identifier-one-byte',
    'The answer to PUBLISH has only the lower byte of the identifier',
    ['MQTT-2.3.1-6'],
    byIdentifier((identifier) => identifier & 0xff || 1),
  ),
  answering(
    'identifier-signed',
    'Identifiers from 32,768 on lose their highest bit in the answer to PUBLISH',
    ['MQTT-2.3.1-6'],
    byIdentifier((identifier) => identifier & 0x7fff || 1),
  ),
  fault({
    name: 'publish-answered-at-qos-0',
    title: 'PUBLISH at QoS 0 is answered by PUBACK',
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.3.4-1', 'MQTT-2.3.1-6'], '5.0': ['MQTT-3.3.4-1', 'MQTT-2.2.1-5'] },
    bendWire: () => {
      let owed = false;
      return {
        inbound: (packet, bytes) => {
          owed ||= packet.type === 'publish' && packet.qos === 0;
          return [bytes];
        },
        outbound: (_packet, bytes) => {
          const parts = owed ? [Uint8Array.of(0x40, 2, 0, 1), bytes] : [bytes];
          owed = false;
          return parts;
        },
      };
    },
  }),
];
