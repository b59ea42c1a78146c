import type { Reaction, ViolationContext } from '../../broker/rules/violation.ts';
import type { PacketType, Violation } from '../../codec/index.ts';
import type { StatementId50, StatementId311 } from '../../statements/index.ts';
import { type Tolerance, tolerating, type Which } from './_tolerate.ts';

/** Reports of ill-formed strings, U+0000 among them, that were accepted. */
const reports = ['mosquitto#693', 'mosquitto#732', 'emqx#17159', 'vernemq#2355', 'hbmqtt#29'];

/** Kinds of sequences, told by their first byte. */
const kinds: Readonly<Record<string, { readonly title: string; readonly isLead: (byte: number) => boolean }>> = {
  'stray-bytes': { title: 'Continuation bytes that continue nothing', isLead: (byte) => byte >= 0x80 && byte < 0xc0 },
  overlong: { title: 'UTF-8 sequences longer than needed', isLead: (byte) => [0xc0, 0xc1, 0xe0, 0xf0].includes(byte) },
  truncated: { title: 'UTF-8 sequences that end too early', isLead: (byte) => [0xc3, 0xe2].includes(byte) },
  surrogates: { title: 'Surrogates in UTF-8', isLead: (byte) => byte === 0xed },
  'beyond-unicode': { title: 'Code points above U+10FFFF', isLead: (byte) => byte >= 0xf4 && byte < 0xfe },
};

/** Where strings are, by the name that the codec has for the field. */
const places: readonly {
  readonly name: string;
  readonly field: string;
  readonly type: PacketType;
  readonly breaks: readonly [in311: StatementId311, in50: StatementId50];
}[] = [
  { name: 'client-id', field: 'Client Identifier', type: 'connect', breaks: ['MQTT-3.1.3-4', 'MQTT-3.1.3-4'] },
  { name: 'will-topic', field: 'Will Topic', type: 'connect', breaks: ['MQTT-3.1.3-10', 'MQTT-3.1.3-11'] },
  { name: 'user-name', field: 'User Name', type: 'connect', breaks: ['MQTT-3.1.3-11', 'MQTT-3.1.3-12'] },
  { name: 'topic-name', field: 'Topic Name', type: 'publish', breaks: ['MQTT-3.3.2-1', 'MQTT-3.3.2-1'] },
  { name: 'subscribe', field: 'Topic Filter', type: 'subscribe', breaks: ['MQTT-3.8.3-1', 'MQTT-3.8.3-1'] },
  { name: 'unsubscribe', field: 'Topic Filter', type: 'unsubscribe', breaks: ['MQTT-3.10.3-1', 'MQTT-3.10.3-1'] },
];

/** A packet of a type that no version has, to be closed for. */
const nonsense = [0x00, 0x00];

const illFormed: Which = ({ statement }) => statement === 'MQTT-1.5.3-1' || statement === 'MQTT-1.5.4-1';
const holdsNull: Which = ({ statement }) => statement === 'MQTT-1.5.3-2' || statement === 'MQTT-1.5.4-2';
const leadOf = ({ offset }: Violation, { bytes }: ViolationContext): number => bytes[offset] ?? 0;

/** The packet with asterisks for the byte at fault and those of its sequence, as decoders do with a replacement character. */
function replaced({ offset }: Violation, { bytes }: ViolationContext): Uint8Array {
  const repaired = bytes.slice();
  for (let at = offset; at === offset || (repaired[at] ?? 0) >= 0x80; at += 1) repaired[at] = 0x2a;
  return repaired;
}

const replacing: NonNullable<Tolerance['reaction']> = (violation, context): Reaction => ({
  type: 'read-as',
  bytes: replaced(violation, context),
});

const byKind = Object.entries(kinds).map(([name, { title, isLead }]) =>
  tolerating({
    name: `malformed-utf-8-${name}-replaced`,
    title: `${title} are replaced by another character, and the packet is served`,
    breaks: { '3.1.1': ['MQTT-1.5.3-1'], '5.0': ['MQTT-1.5.4-1', 'v5.0-1.5.4-u1'] },
    which: (violation, context) => illFormed(violation, context) && isLead(leadOf(violation, context)),
    reaction: replacing,
  }),
);

const byPlace = places.flatMap(({ name, field, type, breaks }) => {
  const here: Which = ({ expected }, { packetType }) => packetType === type && expected.startsWith(field);
  return [
    tolerating({
      name: `malformed-utf-8-of-${name}-unchecked`,
      title: `The ${field} of ${type.toUpperCase()} may be ill-formed UTF-8`,
      breaks: { '3.1.1': [breaks[0], 'MQTT-1.5.3-1'], '5.0': [breaks[1], 'MQTT-1.5.4-1'] },
      ...(name === 'topic-name' ? { seenIn: [...reports, 'hmq#104'] } : {}),
      which: (violation, context) => illFormed(violation, context) && here(violation, context),
      reaction: replacing,
    }),
    tolerating({
      name: `malformed-null-in-${name}-unchecked`,
      title: `The ${field} of ${type.toUpperCase()} may hold U+0000`,
      breaks: { '3.1.1': [breaks[0], 'MQTT-1.5.3-2'], '5.0': [breaks[1], 'MQTT-1.5.4-2'] },
      ...(name === 'topic-name' ? { seenIn: reports } : {}),
      which: (violation, context) => holdsNull(violation, context) && here(violation, context),
      reaction: replacing,
    }),
  ];
});

export default [
  ...byKind,
  ...byPlace,
  tolerating({
    name: 'malformed-utf-8-delivered-then-closed',
    title: 'A PUBLISH with an ill-formed Topic Name ends the connection, and reaches subscribers all the same',
    breaks: { '3.1.1': ['MQTT-1.5.3-1'], '5.0': ['MQTT-1.5.4-1', 'v5.0-1.5.4-u1'] },
    which: (violation, context) => illFormed(violation, context) && context.packetType === 'publish',
    reaction: (violation, context) => ({
      type: 'read-as',
      bytes: Uint8Array.of(...replaced(violation, context), ...nonsense),
    }),
  }),
  tolerating({
    name: 'malformed-utf-8-of-client-id-answered',
    title: 'A CONNECT whose Client Identifier is ill-formed UTF-8 is answered with return code 2',
    breaks: { '3.1.1': ['MQTT-3.1.4-1'] },
    which: (violation, { packetType }) =>
      packetType === 'connect' && violation.expected.startsWith('Client Identifier'),
    reaction: () => ({ type: 'refuse', returnCode: 2 }),
  }),
];
