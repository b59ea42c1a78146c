import { describe, expect, it } from 'vitest';
import { decodePacket } from '../decode.ts';
import { encodePacket } from '../encode.ts';
import { EncodeError } from '../encode-error.ts';
import { forge, fourByteInteger, hex, type Part, twoByteInteger, utf8String, variableByteInteger } from '../forge.ts';
import { frameOf } from '../frame.ts';
import { toHex } from '../hex.ts';
import type { Packet } from '../packet.ts';
import type { Properties } from '../properties.ts';
import type { Violation } from '../violation.ts';
import type { PropertyDefinition, PropertyPlace } from './property-definition.ts';
import { findProperty, propertyDefinitions } from './property-definitions.ts';

const method = hex('15 00 01 6d');

/** A packet that is right but for the properties given, and where these begin in it. */
const packets: Record<PropertyPlace, (field: Uint8Array) => Uint8Array> = {
  connect: (field) => forge(0x10, hex('00 04 4d 51 54 54 05 02 00 0a'), field, hex('00 01 61')),
  will: (field) => forge(0x10, hex('00 04 4d 51 54 54 05 06 00 0a 00 00 01 61'), field, hex('00 01 77'), hex('00 00')),
  connack: (field) => forge(0x20, hex('00 00'), field),
  publish: (field) => forge(0x30, utf8String('a'), field),
  puback: (field) => forge(0x40, hex('00 01 00'), field),
  pubrec: (field) => forge(0x50, hex('00 01 00'), field),
  pubrel: (field) => forge(0x62, hex('00 01 00'), field),
  pubcomp: (field) => forge(0x70, hex('00 01 00'), field),
  subscribe: (field) => forge(0x82, hex('00 01'), field, hex('00 01 61 00')),
  suback: (field) => forge(0x90, hex('00 01'), field, hex('00')),
  unsubscribe: (field) => forge(0xa2, hex('00 01'), field, hex('00 01 61')),
  unsuback: (field) => forge(0xb0, hex('00 01'), field, hex('00')),
  disconnect: (field) => forge(0xe0, hex('00'), field),
  auth: (field) => forge(0xf0, hex('00'), field),
};
const places = Object.keys(packets) as PropertyPlace[];

function decodeAt(place: PropertyPlace, ...parts: Part[]): { bytes: Uint8Array; packet: Packet | Violation } {
  const content = Uint8Array.from(parts.flatMap((part) => [...part]));
  const bytes = packets[place](Uint8Array.from([...variableByteInteger(content.length), ...content]));
  const frame = frameOf(bytes);
  return { bytes, packet: 'type' in frame ? frame : decodePacket(frame, '5.0') };
}

function propertiesAt(place: PropertyPlace, packet: Packet | Violation): Properties | undefined {
  if (packet.type === 'violation') throw new Error(`${packet.expected}, ${packet.found}`);
  if (place === 'will') return packet.type === 'connect' ? packet.will?.properties : undefined;
  return 'properties' in packet ? packet.properties : undefined;
}

/** A value that the property may have. */
function sample({ type }: PropertyDefinition): Uint8Array {
  const samples: Record<PropertyDefinition['type'], Uint8Array> = {
    Byte: hex('01'),
    'Two Byte Integer': twoByteInteger(0x0102),
    'Four Byte Integer': fourByteInteger(0xffff_ffff),
    'Variable Byte Integer': variableByteInteger(268_435_455),
    'UTF-8 Encoded String': utf8String('m'),
    'Binary Data': hex('00 02 00 ff'),
    'UTF-8 String Pair': hex('00 01 61 00 01 62'),
  };
  return samples[type];
}

/** AUTH cannot be without a method, nor CONNECT with data alone. */
function companions(place: PropertyPlace, { name }: PropertyDefinition): Part[] {
  const needsMethod = place === 'auth' || (place === 'connect' && name === 'authenticationData');
  return needsMethod && name !== 'authenticationMethod' ? [method] : [];
}

const legal = propertyDefinitions.flatMap((definition) =>
  places
    .filter((place) => definition.places[place] !== undefined)
    .map((place) => [definition.title, place, definition] as const),
);
const illegal = propertyDefinitions.flatMap((definition) =>
  places
    .filter((place) => definition.places[place] === undefined)
    .map((place) => [definition.title, place, definition] as const),
);

describe('the table of properties', () => {
  it('has 27, in ascending order, each found by its identifier', () => {
    const identifiers = propertyDefinitions.map(({ identifier }) => identifier);
    expect(identifiers).toHaveLength(27);
    expect(identifiers).toEqual([...identifiers].sort((a, b) => a - b));
    for (const definition of propertyDefinitions) expect(findProperty(definition.identifier)).toBe(definition);
    expect(findProperty(0)).toBeUndefined();
    expect(findProperty(0x2b)).toBeUndefined();
  });
});

describe('a property where it is legal', () => {
  it.each(legal)('%s in %s comes and goes', (_, place, definition) => {
    const { bytes, packet } = decodeAt(
      place,
      ...companions(place, definition),
      [definition.identifier],
      sample(definition),
    );
    expect(propertiesAt(place, packet)).toHaveProperty(definition.name);
    expect(toHex(encodePacket(packet as Packet, '5.0'))).toBe(toHex(bytes));
  });

  it.each(legal)('%s in %s twice is as the table says', (_, place, definition) => {
    const once = [[definition.identifier], sample(definition)];
    const { packet } = decodeAt(place, ...companions(place, definition), ...once, ...once);
    const rule = definition.places[place];
    if (rule?.mayRepeat === true) expect(propertiesAt(place, packet)?.[definition.name]).toHaveLength(2);
    else expect(packet).toMatchObject({ kind: 'protocol-error', statement: rule?.repeated });
  });

  it.each(legal.filter(([, , { values }]) => values === '0 or 1'))('%s in %s is not 2', (_, place, definition) => {
    const { packet } = decodeAt(place, [definition.identifier, 2]);
    expect(packet).toMatchObject({ kind: 'protocol-error', statement: definition.places[place]?.badValue, found: '2' });
  });

  it.each(legal.filter(([, , { values }]) => values === 'other than 0'))(
    '%s in %s is not 0',
    (_, place, definition) => {
      const sizes: Partial<Record<string, number>> = { 'Two Byte Integer': 2, 'Four Byte Integer': 4 };
      const { packet } = decodeAt(place, [definition.identifier], new Uint8Array(sizes[definition.type] ?? 1));
      expect(packet).toMatchObject({
        kind: 'protocol-error',
        statement: definition.places[place]?.badValue,
        found: '0',
      });
    },
  );

  it.each(legal)('%s in %s cannot go beyond the Property Length', (_, place, definition) => {
    const cut = sample(definition).slice(0, -1);
    expect(decodeAt(place, [definition.identifier], cut).packet).toMatchObject({ kind: 'malformed-packet' });
  });
});

describe('a property where it is not', () => {
  it.each(illegal)('%s in %s is malformed', (_, place, definition) => {
    const { packet } = decodeAt(place, [definition.identifier], sample(definition));
    expect(packet).toMatchObject({ kind: 'malformed-packet', statement: 'v5.0-2.2.2.2-u1' });
  });

  it.each(['00', '04', '2b', '7f', '80 01'])('identifier %s is malformed', (identifier) => {
    expect(decodeAt('publish', hex(identifier), hex('00')).packet).toMatchObject({
      offset: 6,
      statement: 'v5.0-2.2.2.2-u1',
    });
  });

  it('an identifier in two bytes where one would do is malformed', () => {
    expect(decodeAt('publish', hex('81 00 01')).packet).toMatchObject({ offset: 6, statement: 'MQTT-1.5.5-1' });
  });
});

describe('Response Topic', () => {
  it.each(['08 00 00', '08 00 01 23'])('is a Topic Name, not %s', (property) => {
    expect(decodeAt('publish', hex(property)).packet).toMatchObject({ kind: 'protocol-error', offset: 7 });
  });
});

describe('encoding properties', () => {
  const publish = {
    type: 'publish',
    dup: false,
    qos: 0,
    retain: false,
    topic: 'a',
    payload: new Uint8Array(0),
  } as const;

  it('puts them in ascending order, and repeated ones in theirs', () => {
    const properties: Properties = {
      userProperty: [
        ['b', '1'],
        ['a', '2'],
        ['b', '1'],
      ],
      topicAlias: 7,
      subscriptionIdentifier: [300, 1],
      payloadFormatIndicator: 1,
    };
    expect(toHex(encodePacket({ ...publish, properties }, '5.0'))).toBe(
      '30 23 00 01 61 1f 01 01 0b ac 02 0b 01 23 00 07 26 00 01 62 00 01 31 26 00 01 61 00 01 32 26 00 01 62 00 01 31',
    );
  });

  it.each<[string, object]>([
    ['of another packet', { receiveMaximum: 1 }],
    ['that does not exist', { noSuchProperty: 1 }],
    ['with the value 0', { topicAlias: 0 }],
    ['that is no flag', { payloadFormatIndicator: 2 }],
    ['that is too large', { messageExpiryInterval: 0x1_0000_0000 }],
    ['that is no whole number', { topicAlias: 1.5 }],
    ['that is no Topic Name', { responseTopic: 'a/#' }],
  ])('refuses one %s', (_, properties) => {
    const packet = { ...publish, properties } as Packet;
    expect(() => encodePacket(packet, '5.0')).toThrow(expect.objectContaining({ code: 'MQTT_ENCODE_BAD_PROPERTY' }));
  });

  it('refuses two Subscription Identifiers in SUBSCRIBE', () => {
    const packet: Packet = {
      type: 'subscribe',
      packetIdentifier: 1,
      subscriptions: [{ topicFilter: 'a', qos: 0 }],
      properties: { subscriptionIdentifier: [1, 2] },
    };
    expect(() => encodePacket(packet, '5.0')).toThrow(EncodeError);
  });
});
