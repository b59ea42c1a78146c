import type { Rules } from '../../broker/rules.ts';
import { fault } from '../fault.ts';

type Answer = Parameters<Rules['answerIdentifier']>[1];

/** Numbers that a wrong width or order of bytes makes of an identifier. */
const misread: Readonly<Record<string, (identifier: number) => number>> = {
  'of-one-byte': (identifier) => identifier & 0xff || 1,
  'of-fifteen-bits': (identifier) => identifier & 0x7fff || 1,
  'with-its-bytes-swapped': (identifier) => ((identifier & 0xff) << 8) | (identifier >> 8),
};

const misnamed = (['puback', 'pubrec', 'pubcomp'] as const).flatMap((answer: Answer) =>
  Object.entries(misread).map(([name, read]) =>
    fault({
      name: `qos-${answer}-identifier-${name}`,
      title: `The identifier in ${answer.toUpperCase()} is ${name.replaceAll('-', ' ')}`,
      breaks: {
        '3.1': [],
        '3.1.1': [answer === 'pubcomp' ? 'MQTT-4.3.3-2' : 'MQTT-2.3.1-6'],
        '5.0': ['MQTT-2.2.1-5', ...(answer === 'pubcomp' ? (['MQTT-4.3.3-11'] as const) : [])],
      },
      bend: (rules) => ({
        ...rules,
        answerIdentifier: (identifier, which, session) =>
          which === answer ? read(identifier) : rules.answerIdentifier(identifier, which, session),
      }),
    }),
  ),
);

/** A broker that answers a PUBLISH wrongly in some cases. */
function answering(name: string, title: string, isWrong: (dup: boolean, copiesBefore: number, qos: number) => boolean) {
  return fault({
    name: `qos-${name}`,
    title,
    breaks: {
      '3.1': [],
      '3.1.1': ['MQTT-3.3.4-1', 'MQTT-4.3.2-2', 'MQTT-4.3.3-2'],
      '5.0': ['MQTT-3.3.4-1', 'MQTT-4.3.2-4', 'MQTT-4.3.3-10'],
    },
    bend: (rules) => ({
      ...rules,
      answerToPublish: (publish, copiesBefore, session) =>
        isWrong(publish.dup, copiesBefore, publish.qos)
          ? 'nothing'
          : rules.answerToPublish(publish, copiesBefore, session),
    }),
  });
}

export default [
  ...misnamed,
  answering(
    '1-dup-not-acknowledged',
    'PUBLISH at QoS 1 with DUP gets no PUBACK',
    (dup, _copies, qos) => dup && qos === 1,
  ),
  answering('2-duplicate-not-acknowledged', 'A repeated PUBLISH at QoS 2 gets no PUBREC', (_dup, copies) => copies > 0),
  answering(
    '2-third-duplicate-not-acknowledged',
    'A third repetition at QoS 2 gets no PUBREC',
    (_dup, copies) => copies > 2,
  ),
  fault({
    name: 'qos-2-answered-by-puback',
    title: 'A PUBLISH at QoS 2 is answered by PUBACK',
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.3.4-1', 'MQTT-4.3.3-2'], '5.0': ['MQTT-3.3.4-1', 'MQTT-4.3.3-8'] },
    seenIn: ['rabbitmq-server#10373'],
    bend: (rules) => ({
      ...rules,
      answerToPublish: (publish, copiesBefore, session) =>
        publish.qos === 2 ? 'puback' : rules.answerToPublish(publish, copiesBefore, session),
    }),
  }),
  fault({
    name: 'qos-2-duplicate-answered-by-pubcomp',
    title: 'A repeated PUBLISH at QoS 2 is answered by PUBCOMP at once',
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.3.3-2'], '5.0': ['MQTT-4.3.3-10'] },
    bendWire: () => {
      const held = new Set<number>();
      return {
        inbound: (packet, bytes) => {
          if (packet.type === 'pubrel') held.delete(packet.packetIdentifier);
          return [bytes];
        },
        outbound: (packet, bytes) => {
          if (packet.type !== 'pubrec') return [bytes];
          const isFirst = !held.has(packet.packetIdentifier);
          held.add(packet.packetIdentifier);
          return [isFirst ? bytes : Uint8Array.of(0x70, ...bytes.subarray(1))];
        },
      };
    },
  }),
];
