import {
  encodePacket,
  forge,
  type PacketType,
  type Properties,
  utf8String,
  variableByteInteger,
} from '../../codec/index.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

interface Variant {
  readonly name: string;
  readonly title: string;
  readonly statement: StatementId50;
  readonly packet: PacketType;
  /** What the codec finds there, where the statement forbids more than one thing. */
  readonly found?: string;
  /** The bytes that are read instead, given those that came and where they are wrong. */
  readonly readAs: (bytes: Uint8Array, offset: number) => Uint8Array;
}

const withByte = (bytes: Uint8Array, at: number, value: number): Uint8Array =>
  bytes.map((byte, index) => (index === at ? value : byte));

/** Bytes that the Variable Byte Integer at `at` takes (1.5.5). */
function integerBytes(bytes: Uint8Array, at: number): number {
  let end = at;
  while (((bytes[end] ?? 0) & 0x80) !== 0) end++;
  return end + 1 - at;
}

/** Bytes between the Remaining Length and the Property Length: the Reason Code of AUTH, the fixed fields of CONNECT. */
const bytesBeforeProperties = { auth: 1, connect: 10 } as const;

/** The packet with other properties, all lengths being put right. */
function withProperties(bytes: Uint8Array, change: (properties: Uint8Array, at: number) => Uint8Array): Uint8Array {
  const type = (bytes[0] ?? 0) >> 4 === 1 ? 'connect' : 'auth';
  const bodyAt = 1 + integerBytes(bytes, 1);
  const lengthAt = bodyAt + bytesBeforeProperties[type];
  const at = lengthAt + integerBytes(bytes, lengthAt);
  const length = bytes.subarray(lengthAt, at).reduce((sum, byte, index) => sum + (byte & 0x7f) * 128 ** index, 0);
  const properties = change(bytes.subarray(at, at + length), at);
  const propertyLength = variableByteInteger(properties.length);
  return forge(
    bytes[0] ?? 0,
    bytes.subarray(bodyAt, lengthAt),
    propertyLength,
    properties,
    bytes.subarray(at + length),
  );
}

/** Without the property that begins at `offset` of the packet, a text or Binary Data. */
const without = (bytes: Uint8Array, offset: number): Uint8Array =>
  withProperties(bytes, (properties, at) => {
    const from = offset - at;
    const length = 1 + 2 + (((properties[from + 1] ?? 0) << 8) | (properties[from + 2] ?? 0));
    return Uint8Array.of(...properties.subarray(0, from), ...properties.subarray(from + length));
  });

/** Without the first property. */
const withoutFirst = (bytes: Uint8Array): Uint8Array => {
  let first = 0;
  withProperties(bytes, (properties, at) => {
    first = at;
    return properties;
  });
  return without(bytes, first);
};

const variants: readonly Variant[] = [
  {
    name: 'flags-ignored',
    title: 'Reserved flags of AUTH are not looked at',
    statement: 'MQTT-3.15.1-1',
    packet: 'auth',
    readAs: (bytes) => withByte(bytes, 0, 0xf0),
  },
  {
    name: 'reason-code-ignored',
    title: 'An AUTH with an unknown Reason Code is taken for one with 0x18',
    statement: 'MQTT-3.15.2-1',
    packet: 'auth',
    readAs: (bytes) => withByte(bytes, 2, 0x18),
  },
  {
    name: 'method-twice-taken',
    title: 'An AUTH with two Authentication Methods is taken',
    statement: 'v5.0-3.15.2.2.2-u1',
    packet: 'auth',
    found: 'a second one',
    readAs: without,
  },
  {
    name: 'without-method-taken',
    title: 'An AUTH without an Authentication Method is taken to be by that of CONNECT',
    statement: 'v5.0-3.15.2.2.2-u1',
    packet: 'auth',
    found: 'none',
    readAs: (bytes) =>
      withProperties(bytes, (properties) => Uint8Array.of(0x15, ...utf8String('SCRAM-SHA-256'), ...properties)),
  },
  {
    name: 'data-twice-taken',
    title: 'An AUTH with Authentication Data twice is taken',
    statement: 'v5.0-3.15.2.2.3-u1',
    packet: 'auth',
    readAs: without,
  },
  {
    name: 'reason-twice-taken',
    title: 'An AUTH with two Reason Strings is taken',
    statement: 'v5.0-3.15.2.2.4-u2',
    packet: 'auth',
    readAs: without,
  },
  {
    name: 'connect-method-twice-taken',
    title: 'A CONNECT with two Authentication Methods is taken',
    statement: 'v5.0-3.1.2.11.9-u1',
    packet: 'connect',
    readAs: without,
  },
  {
    name: 'connect-data-twice-taken',
    title: 'A CONNECT with Authentication Data twice is taken',
    statement: 'v5.0-3.1.2.11.10-u2',
    packet: 'connect',
    readAs: without,
  },
  {
    name: 'connect-data-without-method-taken',
    title: 'A CONNECT with Authentication Data and no Authentication Method is taken',
    statement: 'v5.0-3.1.2.11.10-u1',
    packet: 'connect',
    readAs: withoutFirst,
  },
];

/** An AUTH of the server with more in it, whatever the client can take. */
function explaining(name: string, title: string, statement: StatementId50, more: Properties) {
  return fault({
    name: `auth-${name}`,
    title,
    breaks: { '5.0': [statement] },
    bendWire: () => ({
      outbound: (packet, bytes) =>
        packet.type === 'auth'
          ? [encodePacket({ ...packet, properties: { ...packet.properties, ...more } }, '5.0')]
          : [bytes],
    }),
  });
}

export default [
  ...variants.map(({ name, title, statement, packet, found, readAs }) =>
    fault({
      name: `auth-${name}`,
      title,
      breaks: { '5.0': [statement, 'MQTT-4.13.1-1'] },
      bend: (rules) => ({
        ...rules,
        onViolation: (violation, context) =>
          violation.statement === statement &&
          context.packetType === packet &&
          (found === undefined || found === violation.found)
            ? { type: 'read-as', bytes: readAs(context.bytes, violation.offset) }
            : rules.onViolation(violation, context),
      }),
    }),
  ),
  explaining(
    'explained-at-any-size',
    'AUTH carries a Reason String beyond the size that the client takes',
    'MQTT-3.15.2-2',
    {
      reasonString: 'more is wanted',
    },
  ),
  explaining(
    'user-property-at-any-size',
    'AUTH carries User Properties beyond the size that the client takes',
    'MQTT-3.15.2-3',
    {
      userProperty: [['more', 'is wanted']],
    },
  ),
];
