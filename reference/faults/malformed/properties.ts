import type { Reaction, ViolationContext } from '../../broker/rules/violation.ts';
import { encodePacket, type PacketType, type Violation } from '../../codec/index.ts';
import { type Tolerance, tolerating, type Which } from './_tolerate.ts';

/** Kinds of wrong properties, as the codec finds them. */
const kinds: Readonly<Record<string, Pick<Tolerance, 'title' | 'breaks' | 'which' | 'seenIn'>>> = {
  unknown: {
    title: 'Properties that the standard does not know are skipped with their packet',
    breaks: { '5.0': ['v5.0-2.2.2.2-u1'] },
    which: ({ statement, found }) => statement === 'v5.0-2.2.2.2-u1' && !found.includes('('),
  },
  elsewhere: {
    title: 'Properties that belong elsewhere are skipped with their packet',
    breaks: { '5.0': ['v5.0-2.2.2.2-u1'] },
    which: ({ statement, found }) => statement === 'v5.0-2.2.2.2-u1' && found.includes('('),
  },
  twice: {
    title: 'A property that is there twice is put up with',
    breaks: {
      '5.0': [
        'MQTT-4.13.1-1',
        'v5.0-3.4.2.2.2-u1',
        'v5.0-3.5.2.2.2-u2',
        'v5.0-3.6.2.2.2-u2',
        'v5.0-3.7.2.2.2-u2',
        'v5.0-3.8.2.1.2-u2',
        'v5.0-3.14.2.2.3-u2',
        'v5.0-3.3.2.3.5-u1',
      ],
    },
    seenIn: ['emqx#8029', 'nanomq#626', 'emqx#13045', 'FlashMQ#103'],
    which: ({ expected }) => expected.endsWith(' once at most'),
  },
  'length-missing': {
    title: 'Where the Property Length is left out there are no properties',
    breaks: { '5.0': ['MQTT-2.2.2-1'] },
    // What follows is then read as properties, and the fields behind it at the wrong place.
    which: ({ statement, expected, found }) =>
      statement === 'MQTT-2.2.2-1' ||
      (/^(Client Identifier|Will Topic|Topic Filter)/.test(expected) && / left$/.test(found)),
  },
  'length-too-great': {
    title: 'A Property Length beyond the end of the packet is put up with',
    breaks: { '5.0': ['MQTT-4.13.1-1'] },
    which: ({ expected }) => expected === 'a Property Length that fits into the packet',
  },
  'length-too-small': {
    title: 'A property that ends behind the Property Length is put up with',
    breaks: { '5.0': ['MQTT-4.13.1-1'] },
    which: ({ expected, found }) => expected.startsWith('User Property') && / left$/.test(found),
  },
  'length-of-five-bytes': {
    title: 'A Property Length of more than four bytes is put up with',
    breaks: { '5.0': ['MQTT-4.13.1-1'] },
    which: ({ expected }) => expected === 'Property Length of at most 4 bytes',
  },
  padded: {
    title: 'A Variable Byte Integer that is longer than needed is put up with',
    breaks: { '5.0': ['MQTT-1.5.5-1'] },
    which: ({ statement }) => statement === 'MQTT-1.5.5-1',
  },
};

const strings = /^(User Property|Content Type|Response Topic|Reason String)/;

const stringKinds: typeof kinds = {
  'ill-formed': {
    title: 'Strings of properties may be ill-formed UTF-8',
    breaks: { '5.0': ['MQTT-1.5.7-1', 'MQTT-1.5.4-1', 'v5.0-1.5.7-u1'] },
    which: ({ statement, expected }) => statement === 'MQTT-1.5.4-1' && strings.test(expected),
  },
  'holding-null': {
    title: 'Strings of properties may hold U+0000',
    breaks: { '5.0': ['MQTT-1.5.7-1', 'MQTT-1.5.4-2', 'v5.0-1.5.4-u2'] },
    which: ({ statement, expected }) => statement === 'MQTT-1.5.4-2' && strings.test(expected),
  },
};

const plainConnect = encodePacket(
  { type: 'connect', version: '5.0', cleanStart: true, keepAlive: 60, clientId: 'properties' },
  '5.0',
);

/** A CONNECT is taken for a plain one, DISCONNECT for a good one; any other packet is skipped. */
function putUpWith(_violation: Violation, { packetType }: ViolationContext): Reaction {
  if (packetType === 'connect') return { type: 'read-as', bytes: plainConnect };
  if (packetType === 'disconnect') return { type: 'read-as', bytes: Uint8Array.of(0xe0, 0) };
  return { type: 'ignore' };
}

const carriers = [
  'connect',
  'publish',
  'puback',
  'pubrec',
  'pubrel',
  'pubcomp',
  'subscribe',
  'unsubscribe',
  'disconnect',
] as const satisfies readonly PacketType[];

const in50: Which = (_violation, { version, packetType }) => version === '5.0' && packetType !== null;

const everywhere = Object.entries({ ...kinds, ...stringKinds }).map(([name, { which, ...told }]) =>
  tolerating({
    ...told,
    name: `malformed-property-${name}-tolerated`,
    which: (violation, context) => in50(violation, context) && which(violation, context),
    reaction: putUpWith,
  }),
);

const eachCarrier = carriers.map((type) =>
  tolerating({
    name: `malformed-properties-of-${type}-unchecked`,
    title: `The properties of ${type.toUpperCase()} are not looked at`,
    breaks: { '5.0': ['v5.0-2.2.2.2-u1', 'MQTT-4.13.1-1'] },
    which: (violation, context) =>
      context.version === '5.0' &&
      context.packetType === type &&
      Object.values({ ...kinds, ...stringKinds }).some(({ which }) => which(violation, context)),
    reaction: putUpWith,
  }),
);

export default [...everywhere, ...eachCarrier];
