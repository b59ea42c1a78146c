/** Each acknowledgement from the broker answers a packet that was sent and not yet answered, by its identifier. */

import type { PacketType } from '../../reference/codec/packet.ts';
import { type Check, type Departure, nameOf, packetsIn } from './check.ts';

/** What each answer answers. PUBREC and PUBCOMP may be repeated, each once for every repetition of the question. */
const questionOf: Partial<Record<PacketType, PacketType>> = {
  puback: 'publish',
  pubrec: 'publish',
  pubcomp: 'pubrel',
  suback: 'subscribe',
  unsuback: 'unsubscribe',
  pingresp: 'pingreq',
};

const statement311 = { suback: 'MQTT-2.3.1-7', unsuback: 'MQTT-2.3.1-7', pingresp: 'MQTT-3.12.4-1' } as const;
const statement50 = { suback: 'MQTT-2.2.1-6', unsuback: 'MQTT-2.2.1-6', pingresp: 'MQTT-3.12.4-1' } as const;

function statementFor(type: string, version: string): string | null {
  if (version === '3.1') return null;
  const table: Readonly<Record<string, string>> = version === '5.0' ? statement50 : statement311;
  return table[type] ?? (version === '5.0' ? 'MQTT-2.2.1-5' : 'MQTT-2.3.1-6');
}

export const answersSomething: Check = {
  name: 'answers-something',
  title: 'Every acknowledgement answers one packet of the client, with its Packet Identifier',
  statements: { '3.1': [], '3.1.1': ['MQTT-2.3.1-6', 'MQTT-2.3.1-7'], '5.0': ['MQTT-2.2.1-5', 'MQTT-2.2.1-6'] },
  inspect: (connection, version) => {
    const open = new Map<string, number>();
    const departures: Departure[] = [];
    for (const { event, direction, packet } of packetsIn(connection)) {
      const identifier = 'packetIdentifier' in packet ? (packet.packetIdentifier ?? '') : '';
      if (direction === 'out') {
        const level = packet.type === 'publish' ? packet.qos : '';
        const key = `${packet.type}${level}:${identifier}`;
        open.set(key, (open.get(key) ?? 0) + 1);
        continue;
      }
      const question = questionOf[packet.type];
      if (question === undefined) continue;
      const level = packet.type === 'puback' ? 1 : packet.type === 'pubrec' ? 2 : '';
      const key = `${question}${level}:${identifier}`;
      const left = open.get(key) ?? 0;
      if (left > 0) open.set(key, left - 1);
      else {
        const got = `${nameOf(packet.type)} ${identifier} that answers nothing`;
        const asked = `${nameOf(question)}${level === '' ? '' : ` at QoS ${level}`}`;
        departures.push({
          event,
          expected: `an answer to a ${asked} that was sent`,
          got,
          statement: statementFor(packet.type, version),
        });
      }
    }
    return departures;
  },
};
