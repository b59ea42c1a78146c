import { describe, expect, it } from 'vitest';
import { encodePacket } from './encode.ts';
import { EncodeError } from './encode-error.ts';
import { toHex } from './hex.ts';
import type { Connect, Packet, Publish, Subscribe } from './packet.ts';
import type { Version } from './version.ts';

const payload = Uint8Array.of(0x68, 0x69);
const publish: Publish = { type: 'publish', dup: false, qos: 0, retain: false, topic: 'a', payload };
const connect: Connect = { type: 'connect', version: '3.1.1', cleanStart: true, keepAlive: 10, clientId: 'a' };
const will = { topic: 'w', payload, qos: 1, retain: true } as const;
const subscribe: Subscribe = { type: 'subscribe', packetIdentifier: 1, subscriptions: [{ topicFilter: 'a', qos: 1 }] };

function codeOf(packet: unknown, version: Version): string {
  try {
    encodePacket(packet as Packet, version);
    return 'none';
  } catch (error) {
    if (!(error instanceof EncodeError)) throw error;
    expect(error.message).toMatch(/^expected .+, got .+$/);
    return error.code;
  }
}

describe('encodePacket, in every version, refuses', () => {
  it.each<[name: string, code: string, packet: unknown]>([
    ['an identifier with QoS 0', 'BAD_PACKET_IDENTIFIER', { ...publish, packetIdentifier: 1 }],
    ['QoS 1 without an identifier', 'BAD_PACKET_IDENTIFIER', { ...publish, qos: 1 }],
    ['identifier 0', 'BAD_PACKET_IDENTIFIER', { ...publish, qos: 1, packetIdentifier: 0 }],
    ['identifier 65536', 'BAD_PACKET_IDENTIFIER', { ...publish, qos: 2, packetIdentifier: 65_536 }],
    ['identifier 1.5', 'BAD_PACKET_IDENTIFIER', { type: 'puback', packetIdentifier: 1.5, reasonCode: 0 }],
    ['QoS 3', 'BAD_FLAGS', { ...publish, qos: 3, packetIdentifier: 1 }],
    ['DUP with QoS 0', 'BAD_FLAGS', { ...publish, dup: true }],
    ['an empty topic', 'BAD_TOPIC_NAME', { ...publish, topic: '' }],
    ['a wildcard in a topic', 'BAD_TOPIC_NAME', { ...publish, topic: 'a/+' }],
    ['a lone surrogate', 'BAD_STRING', { ...publish, topic: '\uD800' }],
    ['U+0000', 'BAD_STRING', { ...publish, topic: 'a\u0000' }],
    ['a topic that is too long', 'BAD_STRING', { ...publish, topic: 'a'.repeat(65_536) }],
    ['a payload that is too long', 'PACKET_TOO_LARGE', { ...publish, payload: { length: 268_435_455 } }],
    ['no subscriptions', 'NOTHING_LISTED', { ...subscribe, subscriptions: [] }],
    ['an empty filter', 'BAD_TOPIC_FILTER', { ...subscribe, subscriptions: [{ topicFilter: '', qos: 0 }] }],
    ['a misplaced wildcard', 'BAD_TOPIC_FILTER', { ...subscribe, subscriptions: [{ topicFilter: 'a#', qos: 0 }] }],
    ['U+0000 in a filter', 'BAD_STRING', { ...subscribe, subscriptions: [{ topicFilter: '\u0000', qos: 0 }] }],
    ['a subscription with QoS 3', 'BAD_FLAGS', { ...subscribe, subscriptions: [{ topicFilter: 'a', qos: 3 }] }],
    ['nothing to unsubscribe', 'NOTHING_LISTED', { type: 'unsubscribe', packetIdentifier: 1, topicFilters: [] }],
    ['a SUBACK without codes', 'NOTHING_LISTED', { type: 'suback', packetIdentifier: 1, reasonCodes: [] }],
    ['a SUBACK with code 3', 'BAD_REASON_CODE', { type: 'suback', packetIdentifier: 1, reasonCodes: [3] }],
    ['a CONNACK with code 6', 'BAD_REASON_CODE', { type: 'connack', sessionPresent: false, reasonCode: 6 }],
    ['a PUBACK with code 1', 'BAD_REASON_CODE', { type: 'puback', packetIdentifier: 1, reasonCode: 1 }],
    ['a DISCONNECT with code 1', 'BAD_REASON_CODE', { type: 'disconnect', reasonCode: 1 }],
  ])('%s', (_, code, packet) => {
    for (const version of ['3.1', '3.1.1', '5.0'] as const) expect(codeOf(packet, version)).toBe(`MQTT_ENCODE_${code}`);
  });
});

describe('encodePacket, before 5.0, refuses', () => {
  const properties = { userProperty: [['a', 'b']] };
  it.each<[name: string, code: string, packet: unknown]>([
    ['properties', 'NOT_IN_VERSION', { ...publish, properties }],
    ['Will Properties', 'NOT_IN_VERSION', { ...connect, will: { ...will, properties } }],
    ['AUTH', 'NOT_IN_VERSION', { type: 'auth', reasonCode: 0 }],
    ['No Local', 'NOT_IN_VERSION', { ...subscribe, subscriptions: [{ topicFilter: 'a', qos: 0, noLocal: true }] }],
    ['codes in UNSUBACK', 'BAD_REASON_CODE', { type: 'unsuback', packetIdentifier: 1, reasonCodes: [0] }],
    ['a code of 5.0', 'BAD_REASON_CODE', { type: 'puback', packetIdentifier: 1, reasonCode: 0x10 }],
    ['a refusal with Session Present', 'BAD_FLAGS', { type: 'connack', sessionPresent: true, reasonCode: 5 }],
    ['a Password without a User Name', 'BAD_FLAGS', { ...connect, password: payload }],
  ])('%s', (_, code, packet) => {
    expect(codeOf(packet, '3.1.1')).toBe(`MQTT_ENCODE_${code}`);
  });

  it('what only one of the two has', () => {
    const failed: Packet = { type: 'suback', packetIdentifier: 1, reasonCodes: [0x80] };
    const present: Packet = { type: 'connack', sessionPresent: true, reasonCode: 0 };
    const again: Packet = { type: 'pubrel', packetIdentifier: 1, reasonCode: 0, dup: true };
    expect([codeOf(failed, '3.1'), codeOf(failed, '3.1.1')]).toEqual(['MQTT_ENCODE_BAD_REASON_CODE', 'none']);
    expect([codeOf(present, '3.1'), codeOf(present, '3.1.1')]).toEqual(['MQTT_ENCODE_BAD_FLAGS', 'none']);
    expect([codeOf(again, '3.1'), codeOf(again, '3.1.1')]).toEqual(['none', 'MQTT_ENCODE_BAD_FLAGS']);
  });
});

describe('encodePacket, CONNECT', () => {
  it.each<[name: string, code: string, fields: object]>([
    ['Keep Alive 65536', 'BAD_NUMBER', { keepAlive: 65_536 }],
    ['Keep Alive -1', 'BAD_NUMBER', { keepAlive: -1 }],
    ['a wildcard in the Will Topic', 'BAD_TOPIC_NAME', { will: { ...will, topic: '#' } }],
    ['an empty Will Topic', 'BAD_TOPIC_NAME', { will: { ...will, topic: '' } }],
    ['Will QoS 3', 'BAD_FLAGS', { will: { ...will, qos: 3 } }],
    ['a Will that is too long', 'BAD_BINARY_DATA', { will: { ...will, payload: new Uint8Array(65_536) } }],
    ['a Password that is too long', 'BAD_BINARY_DATA', { userName: 'u', password: new Uint8Array(65_536) }],
    ['a User Name with U+0000', 'BAD_STRING', { userName: '\u0000' }],
  ])('refuses %s', (_, code, fields) => {
    for (const version of ['3.1', '3.1.1', '5.0'] as const) {
      expect(codeOf({ ...connect, ...fields, version }, '3.1.1')).toBe(`MQTT_ENCODE_${code}`);
    }
  });

  it('is written in its own version', () => {
    const full = { ...connect, will, userName: 'u', password: payload };
    expect(toHex(encodePacket({ ...full, version: '3.1' }, '5.0'))).toBe(
      '10 1d 00 06 4d 51 49 73 64 70 03 ee 00 0a 00 01 61 00 01 77 00 02 68 69 00 01 75 00 02 68 69',
    );
    expect(toHex(encodePacket({ ...full, version: '3.1.1' }, '5.0'))).toBe(
      '10 1b 00 04 4d 51 54 54 04 ee 00 0a 00 01 61 00 01 77 00 02 68 69 00 01 75 00 02 68 69',
    );
    expect(toHex(encodePacket({ ...full, version: '5.0' }, '3.1.1'))).toBe(
      '10 1d 00 04 4d 51 54 54 05 ee 00 0a 00 00 01 61 00 00 01 77 00 02 68 69 00 01 75 00 02 68 69',
    );
  });

  it('may have a Password alone in 5.0', () => {
    expect(codeOf({ ...connect, version: '5.0', password: payload }, '5.0')).toBe('none');
  });
});

describe('encodePacket, 5.0', () => {
  it.each<[name: string, code: string, packet: unknown]>([
    [
      'a filter without a share name',
      'BAD_TOPIC_FILTER',
      { ...subscribe, subscriptions: [{ topicFilter: '$share//a', qos: 0 }] },
    ],
    [
      'No Local when shared',
      'BAD_FLAGS',
      { ...subscribe, subscriptions: [{ topicFilter: '$share/g/a', qos: 0, noLocal: true }] },
    ],
    [
      'Retain Handling 3',
      'BAD_FLAGS',
      { ...subscribe, subscriptions: [{ topicFilter: 'a', qos: 0, retainHandling: 3 }] },
    ],
    ['an UNSUBACK without codes', 'NOTHING_LISTED', { type: 'unsuback', packetIdentifier: 1, reasonCodes: [] }],
    ['an AUTH without a method', 'BAD_PROPERTY', { type: 'auth', reasonCode: 0x18 }],
    ['DUP on PUBREL', 'BAD_FLAGS', { type: 'pubrel', packetIdentifier: 1, reasonCode: 0, dup: true }],
  ])('refuses %s', (_, code, packet) => {
    expect(codeOf(packet, '5.0')).toBe(`MQTT_ENCODE_${code}`);
  });

  it.each<[string, Packet]>([
    ['40 02 00 01', { type: 'puback', packetIdentifier: 1, reasonCode: 0 }],
    ['40 02 00 01', { type: 'puback', packetIdentifier: 1, reasonCode: 0, properties: {} }],
    ['40 03 00 01 10', { type: 'puback', packetIdentifier: 1, reasonCode: 16 }],
    [
      '62 08 00 01 00 04 1f 00 01 61',
      { type: 'pubrel', packetIdentifier: 1, reasonCode: 0, properties: { reasonString: 'a' } },
    ],
    ['e0 00', { type: 'disconnect', reasonCode: 0 }],
    ['e0 01 8e', { type: 'disconnect', reasonCode: 0x8e }],
    ['e0 07 00 05 11 00 00 00 00', { type: 'disconnect', reasonCode: 0, properties: { sessionExpiryInterval: 0 } }],
    ['f0 00', { type: 'auth', reasonCode: 0 }],
    ['f0 06 19 04 15 00 01 6d', { type: 'auth', reasonCode: 0x19, properties: { authenticationMethod: 'm' } }],
    ['30 06 00 00 03 23 00 01', { ...publish, topic: '', payload: new Uint8Array(0), properties: { topicAlias: 1 } }],
  ])('takes the shortest form: %s', (wire, packet) => {
    expect(toHex(encodePacket(packet, '5.0'))).toBe(wire);
  });
});
