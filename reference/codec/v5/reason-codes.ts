/** The Reason Codes of 5.0: their names, and the packets that may carry each (table 2-6 and those of chapter 3). */

import type { StatementId50 } from '../../statements/index.ts';

/** The packets that carry Reason Codes. */
export type ReasonCodePacket =
  | 'connack'
  | 'puback'
  | 'pubrec'
  | 'pubrel'
  | 'pubcomp'
  | 'suback'
  | 'unsuback'
  | 'disconnect'
  | 'auth';

/** A Reason Code with its name in the standard. One value may have several names, each in packets of its own. */
export interface ReasonCode {
  readonly value: number;
  readonly name: string;
  readonly packets: readonly ReasonCodePacket[];
}

/**
 * Table 2-6, in its order. It lists 0x8C for DISCONNECT, which table 3-10 leaves out; a failed re-authentication ends in
 * a DISCONNECT (4.12.1), so that it is taken as legal.
 */
export const reasonCodes: readonly ReasonCode[] = [
  { value: 0x00, name: 'Success', packets: ['connack', 'puback', 'pubrec', 'pubrel', 'pubcomp', 'unsuback', 'auth'] },
  { value: 0x00, name: 'Normal disconnection', packets: ['disconnect'] },
  { value: 0x00, name: 'Granted QoS 0', packets: ['suback'] },
  { value: 0x01, name: 'Granted QoS 1', packets: ['suback'] },
  { value: 0x02, name: 'Granted QoS 2', packets: ['suback'] },
  { value: 0x04, name: 'Disconnect with Will Message', packets: ['disconnect'] },
  { value: 0x10, name: 'No matching subscribers', packets: ['puback', 'pubrec'] },
  { value: 0x11, name: 'No subscription existed', packets: ['unsuback'] },
  { value: 0x18, name: 'Continue authentication', packets: ['auth'] },
  { value: 0x19, name: 'Re-authenticate', packets: ['auth'] },
  {
    value: 0x80,
    name: 'Unspecified error',
    packets: ['connack', 'puback', 'pubrec', 'suback', 'unsuback', 'disconnect'],
  },
  { value: 0x81, name: 'Malformed Packet', packets: ['connack', 'disconnect'] },
  { value: 0x82, name: 'Protocol Error', packets: ['connack', 'disconnect'] },
  {
    value: 0x83,
    name: 'Implementation specific error',
    packets: ['connack', 'puback', 'pubrec', 'suback', 'unsuback', 'disconnect'],
  },
  { value: 0x84, name: 'Unsupported Protocol Version', packets: ['connack'] },
  { value: 0x85, name: 'Client Identifier not valid', packets: ['connack'] },
  { value: 0x86, name: 'Bad User Name or Password', packets: ['connack'] },
  {
    value: 0x87,
    name: 'Not authorized',
    packets: ['connack', 'puback', 'pubrec', 'suback', 'unsuback', 'disconnect'],
  },
  { value: 0x88, name: 'Server unavailable', packets: ['connack'] },
  { value: 0x89, name: 'Server busy', packets: ['connack', 'disconnect'] },
  { value: 0x8a, name: 'Banned', packets: ['connack'] },
  { value: 0x8b, name: 'Server shutting down', packets: ['disconnect'] },
  { value: 0x8c, name: 'Bad authentication method', packets: ['connack', 'disconnect'] },
  { value: 0x8d, name: 'Keep Alive timeout', packets: ['disconnect'] },
  { value: 0x8e, name: 'Session taken over', packets: ['disconnect'] },
  { value: 0x8f, name: 'Topic Filter invalid', packets: ['suback', 'unsuback', 'disconnect'] },
  { value: 0x90, name: 'Topic Name invalid', packets: ['connack', 'puback', 'pubrec', 'disconnect'] },
  { value: 0x91, name: 'Packet Identifier in use', packets: ['puback', 'pubrec', 'suback', 'unsuback'] },
  { value: 0x92, name: 'Packet Identifier not found', packets: ['pubrel', 'pubcomp'] },
  { value: 0x93, name: 'Receive Maximum exceeded', packets: ['disconnect'] },
  { value: 0x94, name: 'Topic Alias invalid', packets: ['disconnect'] },
  { value: 0x95, name: 'Packet too large', packets: ['connack', 'disconnect'] },
  { value: 0x96, name: 'Message rate too high', packets: ['disconnect'] },
  { value: 0x97, name: 'Quota exceeded', packets: ['connack', 'puback', 'pubrec', 'suback', 'disconnect'] },
  { value: 0x98, name: 'Administrative action', packets: ['disconnect'] },
  { value: 0x99, name: 'Payload format invalid', packets: ['connack', 'puback', 'pubrec', 'disconnect'] },
  { value: 0x9a, name: 'Retain not supported', packets: ['connack', 'disconnect'] },
  { value: 0x9b, name: 'QoS not supported', packets: ['connack', 'disconnect'] },
  { value: 0x9c, name: 'Use another server', packets: ['connack', 'disconnect'] },
  { value: 0x9d, name: 'Server moved', packets: ['connack', 'disconnect'] },
  { value: 0x9e, name: 'Shared Subscriptions not supported', packets: ['suback', 'disconnect'] },
  { value: 0x9f, name: 'Connection rate exceeded', packets: ['connack', 'disconnect'] },
  { value: 0xa0, name: 'Maximum connect time', packets: ['disconnect'] },
  { value: 0xa1, name: 'Subscription Identifiers not supported', packets: ['suback', 'disconnect'] },
  { value: 0xa2, name: 'Wildcard Subscriptions not supported', packets: ['suback', 'disconnect'] },
];

/** The statement by which a packet must carry one of the codes of its table. */
export const reasonCodeStatements: Readonly<Record<ReasonCodePacket, StatementId50>> = {
  connack: 'MQTT-3.2.2-8',
  puback: 'MQTT-3.4.2-1',
  pubrec: 'MQTT-3.5.2-1',
  pubrel: 'MQTT-3.6.2-1',
  pubcomp: 'MQTT-3.7.2-1',
  suback: 'MQTT-3.9.3-2',
  unsuback: 'MQTT-3.11.3-2',
  disconnect: 'MQTT-3.14.2-1',
  auth: 'MQTT-3.15.2-1',
};

function namesIn(packet: ReasonCodePacket): ReadonlyMap<number, string> {
  return new Map(reasonCodes.filter(({ packets }) => packets.includes(packet)).map(({ value, name }) => [value, name]));
}

const names: Readonly<Record<ReasonCodePacket, ReadonlyMap<number, string>>> = {
  connack: namesIn('connack'),
  puback: namesIn('puback'),
  pubrec: namesIn('pubrec'),
  pubrel: namesIn('pubrel'),
  pubcomp: namesIn('pubcomp'),
  suback: namesIn('suback'),
  unsuback: namesIn('unsuback'),
  disconnect: namesIn('disconnect'),
  auth: namesIn('auth'),
};

/** The name of a code in a packet, or undefined if that packet may not carry it. */
export function reasonCodeName(packet: ReasonCodePacket, value: number): string | undefined {
  return names[packet].get(value);
}
