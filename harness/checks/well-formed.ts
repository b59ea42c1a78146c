/** Every packet from the broker decodes strictly: legal type, flags, lengths, strings, topic names and codes. */

import { type PacketType, packetTypes } from '../../reference/codec/packet.ts';
import { propertyDefinitions } from '../../reference/codec/v5/property-definitions.ts';
import { reasonCodeStatements } from '../../reference/codec/v5/reason-codes.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Violation } from '../../reference/codec/violation.ts';
import type { StatementId50 } from '../../reference/statements/index.ts';
import type { PacketEvent, Trace, TraceEvent } from '../trace.ts';
import type { Check, Departure } from './check.ts';
import type { SeenConnection } from './connections.ts';

const isOfAnotherProtocol = ({ kind }: Violation): boolean =>
  kind === 'unknown-protocol-name' || kind === 'unsupported-protocol-level';

/**
 * Whether the bytes from the broker can be told from the version of the trace. A CONNECT that asks for another version,
 * or none, may be answered in another, and so may what comes instead of a CONNECT.
 */
function speaks(version: Version, events: Trace): boolean {
  for (const event of events) {
    if (event.kind !== 'packet' || event.direction === 'in') continue;
    const { packet } = event;
    if (packet.type === 'connect') return packet.version === version;
    // Anything else that is ill-formed may be a part of a CONNECT, or one of this version.
    if (packet.type !== 'violation' || isOfAnotherProtocol(packet)) return false;
  }
  return true;
}

const answers: readonly (PacketType | null | undefined)[] = ['puback', 'pubrec', 'pubcomp', 'suback', 'unsuback'];

/** Whether it answers one packet: where ours was illegal, the answer may be no better, and should not have come. */
const isAnswer = ({ bytes: [first = 0] }: PacketEvent): boolean => answers.includes(packetTypes[first >> 4]);

const nameOf = ({ expected, found }: Violation): string => `${expected}: ${found}`;

/** What our clients sent that no statement forbids by itself. */
function doubtfulIn(trace: Trace): ReadonlySet<string> {
  const sent = trace.flatMap((event) => (event.kind === 'packet' && event.direction === 'out' ? event.packet : []));
  return new Set(
    sent.flatMap((packet) => (packet.type === 'violation' && packet.statement === null ? nameOf(packet) : [])),
  );
}

/** Whether it is a PUBLISH that hands on what a client sent and was perhaps not to be taken: unaltered is then right. */
const isHandedOn = ({ bytes: [first = 0] }: PacketEvent, packet: Violation, doubtful: ReadonlySet<string>): boolean =>
  packetTypes[first >> 4] === 'publish' && packet.statement === null && doubtful.has(nameOf(packet));

function inspectConnection({ events, isCutShort }: SeenConnection, doubtful: ReadonlySet<string>): Departure[] {
  return events.flatMap((event): Departure[] => {
    if (event.kind !== 'packet' || event.direction !== 'in' || event.packet.type !== 'violation') return [];
    if (isCutShort && isAnswer(event)) return [];
    if (isHandedOn(event, event.packet, doubtful)) return [];
    const { expected, found, offset, statement: broken } = event.packet;
    // What the codec does not know: who sends it.
    const statement = broken === 'MQTT-2.2.1-3' ? 'MQTT-2.2.1-4' : broken;
    return [
      {
        event,
        expected: `${expected} at byte ${offset} of what the broker sent`,
        got: found,
        statements: statement === null ? [] : [statement],
      },
    ];
  });
}

const ofVersion5 = [
  'MQTT-1.5.4-1',
  'MQTT-1.5.4-2',
  'MQTT-1.5.5-1',
  'MQTT-2.1.3-1',
  'MQTT-2.2.1-4',
  'MQTT-2.2.2-1',
  'v5.0-2.2.2.2-u1',
  'MQTT-3.2.2-1',
  'MQTT-3.2.2-6',
  'MQTT-3.3.1-2',
  'MQTT-3.3.1-4',
  'MQTT-3.3.2-1',
  'MQTT-3.3.2-2',
  'v5.0-3.3.2.1-u1',
  'MQTT-3.6.1-1',
  'MQTT-3.14.1-1',
  'MQTT-3.15.1-1',
  'MQTT-4.7.3-1',
] as const;

/** What is broken by properties that come twice, or have a value out of range, in any packet that a server sends. */
const ofProperties: ReadonlySet<StatementId50> = new Set(
  propertyDefinitions.flatMap(({ places }) => {
    const { connect: _connect, will: _will, subscribe: _subscribe, unsubscribe: _unsubscribe, ...servers } = places;
    return Object.values(servers).flatMap(({ repeated, badValue }) => [repeated ?? [], badValue ?? []].flat());
  }),
);

export const wellFormed: Check = {
  name: 'well-formed',
  title: 'Every packet that the broker sends is well-formed',
  statements: {
    '3.1': [],
    '3.1.1': [
      'MQTT-1.5.3-1',
      'MQTT-1.5.3-2',
      'MQTT-2.2.2-1',
      'MQTT-2.3.1-1',
      'MQTT-3.2.2-4',
      'MQTT-3.2.2-6',
      'v3.1.1-3.2.2.1-u1',
      'MQTT-3.3.1-2',
      'MQTT-3.3.1-4',
      'MQTT-3.3.2-1',
      'MQTT-3.3.2-2',
      'MQTT-3.6.1-1',
      'MQTT-3.9.3-2',
      'MQTT-4.7.3-1',
    ],
    '5.0': [...ofVersion5, ...ofProperties, ...Object.values(reasonCodeStatements)],
  },
  inspect: ({ connections, trace, version }) => {
    const isIllFormed = (event: TraceEvent): boolean =>
      event.kind === 'packet' && event.direction === 'in' && event.packet.type === 'violation';
    if (!trace.some(isIllFormed)) return [];
    const doubtful = doubtfulIn(trace);
    return connections
      .filter(({ events }) => speaks(version, events))
      .flatMap((connection) => inspectConnection(connection, doubtful));
  },
};
