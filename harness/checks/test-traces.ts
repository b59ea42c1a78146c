/** Traces made by hand, packet by packet: for the tests of the checks. */

import {
  decodePacket,
  encodePacket,
  frameOf,
  fromHex,
  type Packet,
  type PacketOf,
  type QoS,
  type Version,
} from '../../reference/codec/index.ts';
import type { PacketEvent, Trace } from '../trace.ts';
import type { Check } from './check.ts';
import { viewOf } from './view.ts';

/** One line of a trace. */
type Line = Omit<PacketEvent, 'atMs'>;

/** Lines in groups of any depth. */
export type Lines = Line | readonly Lines[];

function line(client: string, direction: 'out' | 'in', bytes: Uint8Array, version: Version): Line {
  const frame = frameOf(bytes);
  const packet = 'type' in frame ? frame : decodePacket(frame, version);
  return { kind: 'packet', client, direction, bytes, packet };
}

/** Our client sent that packet. */
export const sent = (client: string, packet: Packet, version: Version = '3.1.1'): Line =>
  line(client, 'out', encodePacket(packet, version), version);

/** Our client sent those bytes, in hexadecimal. */
export const sentBytes = (client: string, hex: string, version: Version = '3.1.1'): Line =>
  line(client, 'out', fromHex(hex), version);

/** The broker sent that packet. */
export const received = (client: string, packet: Packet, version: Version = '3.1.1'): Line =>
  line(client, 'in', encodePacket(packet, version), version);

/** The broker sent those bytes, in hexadecimal. */
export const receivedBytes = (client: string, hex: string, version: Version = '3.1.1'): Line =>
  line(client, 'in', fromHex(hex), version);

/** CONNECT with Clean Session 1 and the client's own name as its Client Identifier, but for what is told, and CONNACK. */
export function connected(client: string, fields: Partial<PacketOf<'connect'>> = {}, sessionPresent = false): Line[] {
  return [sent(client, connect(client, fields)), received(client, connack(sessionPresent))];
}

/** The same with Clean Session 0: `kept('b', 'me', true)` resumes the session of `kept('a', 'me')`. */
export const kept = (client: string, clientId: string, sessionPresent = false): Line[] =>
  connected(client, { clientId, cleanStart: false }, sessionPresent);

/** CONNECT. */
export const connect = (clientId: string, fields: Partial<PacketOf<'connect'>> = {}): PacketOf<'connect'> => ({
  type: 'connect',
  version: '3.1.1',
  cleanStart: true,
  keepAlive: 60,
  clientId,
  ...fields,
});

/** CONNACK. */
export const connack = (sessionPresent = false, reasonCode = 0): Packet => ({
  type: 'connack',
  sessionPresent,
  reasonCode,
});

/** SUBSCRIBE with each filter's QoS. */
export const subscribe = (packetIdentifier: number, filters: Readonly<Record<string, QoS>>): Packet => ({
  type: 'subscribe',
  packetIdentifier,
  subscriptions: Object.entries(filters).map(([topicFilter, qos]) => ({ topicFilter, qos })),
});

/** SUBACK. */
export const suback = (packetIdentifier: number, ...reasonCodes: number[]): Packet => ({
  type: 'suback',
  packetIdentifier,
  reasonCodes,
});

/** PUBLISH; its payload is text. */
export const publish = (
  topic: string,
  text: string,
  fields: Partial<Omit<PacketOf<'publish'>, 'payload'>> = {},
): Packet => ({
  type: 'publish',
  dup: false,
  qos: 0,
  retain: false,
  topic,
  payload: new TextEncoder().encode(text),
  ...fields,
});

/** PUBLISH at QoS 1 or 2. */
export const publishAt = (
  qos: 1 | 2,
  packetIdentifier: number,
  topic: string,
  text: string,
  fields: Partial<Omit<PacketOf<'publish'>, 'payload'>> = {},
): Packet => publish(topic, text, { qos, packetIdentifier, ...fields });

/** PUBACK, PUBREC, PUBREL, PUBCOMP, UNSUBACK. */
export const ack = (type: 'puback' | 'pubrec' | 'pubrel' | 'pubcomp', packetIdentifier: number): Packet => ({
  type,
  packetIdentifier,
  reasonCode: 0,
});

/** The trace of those lines. */
export function traceOf(lines: Lines): Trace {
  const flat = (some: Lines): Line[] => ('kind' in some ? [some] : some.flatMap(flat));
  return flat(lines).map((event, index) => ({ ...event, atMs: index }));
}

/** What a check finds in a trace of those lines, in short: `expected ..., got ... [statements]`. */
export function findings(check: Check, lines: Lines, version: Version = '3.1.1'): string[] {
  const trace = traceOf(lines);
  const cited: readonly string[] = check.statements[version] ?? [];
  return check.inspect(viewOf(trace, version)).map(({ event, expected, got, statements = cited }) => {
    const at = trace.indexOf(event);
    return `${at}: expected ${expected}, got ${got} [${statements.join(', ')}]`;
  });
}
