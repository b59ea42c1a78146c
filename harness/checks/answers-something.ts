/** Each acknowledgement from the broker answers a packet that our client sent, by its identifier. */

import type { Packet, PacketType } from '../../reference/codec/packet.ts';
import type { Version } from '../../reference/codec/version.ts';
import { type Check, type Departure, nameOf } from './check.ts';
import type { Seen } from './connections.ts';
import { inEachSession } from './sessions.ts';

/** What an answer answers. */
interface Answer {
  /** As it is told. */
  readonly question: string;
  /**
   * once: each repetition of the question is worth one answer. again: a receiver may repeat PUBREC until PUBREL comes,
   * as some do (3.1.1: 4.4).
   */
  readonly times: 'once' | 'again';
  /** Whether it may come over a later connection of the session than the question. */
  readonly isKept: boolean;
  /** What an answer to nothing breaks. */
  readonly statements: Readonly<Record<'3.1.1' | '5.0', readonly string[]>>;
}

const answers = {
  puback: {
    question: 'PUBLISH at QoS 1',
    times: 'once',
    isKept: true,
    statements: { '3.1.1': ['MQTT-2.3.1-6', 'MQTT-4.3.2-2'], '5.0': ['MQTT-2.2.1-5', 'MQTT-4.3.2-4'] },
  },
  pubrec: {
    question: 'PUBLISH at QoS 2',
    times: 'again',
    isKept: true,
    statements: { '3.1.1': ['MQTT-2.3.1-6', 'MQTT-4.3.3-2'], '5.0': ['MQTT-2.2.1-5', 'MQTT-4.3.3-8'] },
  },
  pubcomp: {
    question: 'PUBREL',
    times: 'once',
    isKept: true,
    statements: { '3.1.1': ['MQTT-4.3.3-2'], '5.0': ['MQTT-2.2.1-5', 'MQTT-4.3.3-11'] },
  },
  suback: {
    question: 'SUBSCRIBE',
    times: 'once',
    isKept: false,
    statements: { '3.1.1': ['MQTT-2.3.1-7', 'MQTT-3.8.4-2'], '5.0': ['MQTT-2.2.1-6', 'MQTT-3.8.4-2'] },
  },
  unsuback: {
    question: 'UNSUBSCRIBE',
    times: 'once',
    isKept: false,
    statements: { '3.1.1': ['MQTT-2.3.1-7', 'MQTT-3.10.4-4'], '5.0': ['MQTT-2.2.1-6', 'MQTT-3.10.4-5'] },
  },
  // No statement forbids one that nobody asked for: section 3.13 only says what it is.
  pingresp: { question: 'PINGREQ', times: 'once', isKept: false, statements: { '3.1.1': [], '5.0': [] } },
} as const satisfies Partial<Record<PacketType, Answer>>;

type AnswerType = keyof typeof answers;

const isAnswer = (type: PacketType): type is AnswerType => type in answers;

/** What is to answer a packet of the client; null: nothing. */
function answerTo(packet: Packet): AnswerType | null {
  switch (packet.type) {
    case 'publish':
      return ([null, 'puback', 'pubrec'] as const)[packet.qos];
    case 'pubrel':
      return 'pubcomp';
    case 'subscribe':
      return 'suback';
    case 'unsubscribe':
      return 'unsuback';
    case 'pingreq':
      return 'pingresp';
    default:
      return null;
  }
}

const identifierOf = (packet: Packet): string =>
  'packetIdentifier' in packet && packet.packetIdentifier !== undefined ? ` ${packet.packetIdentifier}` : '';

/** Looks at the packets of one session; `isWhole` when it was seen from its beginning. */
function listener(version: Version, isWhole: boolean): (seen: Seen, connectionIndex: number) => Departure | null {
  /** What was asked over earlier connections, by the answer. */
  const kept = new Set<string>();
  /** How often it was asked over this one without an answer. */
  let open = new Map<string, number>();
  let current = 0;

  const accepts = (key: string, { times, isKept }: Answer): boolean => {
    const left = open.get(key);
    if (left === undefined || left === 0)
      return isKept && (kept.has(key) || !isWhole || (left === 0 && times === 'again'));
    open.set(key, left - 1);
    return true;
  };

  return ({ event, packet }, connectionIndex) => {
    if (connectionIndex !== current) {
      for (const key of open.keys()) kept.add(key);
      open = new Map();
      current = connectionIndex;
    }
    if (event.direction === 'out') {
      const type = answerTo(packet);
      if (type === null) return null;
      const key = `${type}${identifierOf(packet)}`;
      open.set(key, (open.get(key) ?? 0) + 1);
      return null;
    }
    const { type } = packet;
    if (!isAnswer(type)) return null;
    const answer: Answer = answers[type];
    if (accepts(`${type}${identifierOf(packet)}`, answer)) return null;
    return {
      event,
      expected: `an answer to a ${answer.question} that was sent`,
      got: `${nameOf(type)}${identifierOf(packet)} that answers nothing`,
      statements: version === '3.1' ? [] : answer.statements[version],
      ...(type === 'pingresp' && { severity: 'warn' }),
    };
  };
}

export const answersSomething: Check = {
  name: 'answers-something',
  title: 'Every acknowledgement answers one packet of the client, with its Packet Identifier',
  statements: {
    '3.1': [],
    '3.1.1': ['MQTT-2.3.1-6', 'MQTT-2.3.1-7', 'MQTT-4.3.2-2', 'MQTT-4.3.3-2', 'MQTT-3.8.4-2', 'MQTT-3.10.4-4'],
    '5.0': [
      'MQTT-2.2.1-5',
      'MQTT-2.2.1-6',
      'MQTT-4.3.2-4',
      'MQTT-4.3.3-8',
      'MQTT-4.3.3-11',
      'MQTT-3.8.4-2',
      'MQTT-3.10.4-5',
    ],
  },
  inspect: ({ sessions, version }) => inEachSession(sessions, ({ origin }) => listener(version, origin === 'new')),
};
