import { describe, expect, it } from 'vitest';
import { decodePacket } from './decode.ts';
import { encodePacket } from './encode.ts';
import { forge, hex, utf8String } from './forge.ts';
import { frameOf } from './frame.ts';
import { toHex } from './hex.ts';
import type { Packet } from './packet.ts';
import type { Version } from './version.ts';
import type { Violation } from './violation.ts';

function decode(bytes: Uint8Array, version: Version): Packet | Violation {
  const frame = frameOf(bytes);
  return 'type' in frame ? frame : decodePacket(frame, version);
}

/** A CONNECT of the given Connect Flags and payload, `04` or `05` as its level. */
function connect(level: string, flags: string, ...payload: string[]): Uint8Array {
  const name = level === '03' ? '00 06 4d 51 49 73 64 70' : '00 04 4d 51 54 54';
  return forge(0x10, hex(`${name} ${level} ${flags} 00 0a`), ...payload.map(hex));
}

type Bad = [name: string, bytes: Uint8Array | string, kind: string, offset: number, statement: string | null];

function expectBad(version: Version, [, bytes, kind, offset, statement]: Bad): void {
  const packet = typeof bytes === 'string' ? hex(bytes) : bytes;
  expect(decode(packet, version)).toMatchObject({ type: 'violation', kind, offset, statement });
}

const noId = '00 00';

describe('decodePacket, 3.1.1, refuses', () => {
  it.each<Bad>([
    ['type 0', '00 00', 'malformed-packet', 0, null],
    ['type 15', 'f0 00', 'malformed-packet', 0, null],
    ['PINGREQ with flags', 'c1 00', 'malformed-packet', 0, 'MQTT-2.2.2-1'],
    ['SUBSCRIBE without its flags', '80 06 00 01 00 01 61 00', 'malformed-packet', 0, 'MQTT-3.8.1-1'],
    ['UNSUBSCRIBE without its flags', 'a0 05 00 01 00 01 61', 'malformed-packet', 0, 'MQTT-3.10.1-1'],
    ['PUBREL without its flags', '60 02 00 01', 'malformed-packet', 0, 'MQTT-3.6.1-1'],
    ['DISCONNECT with flags', 'e2 00', 'malformed-packet', 0, 'MQTT-3.14.1-1'],
    ['DISCONNECT with a body', 'e0 01 00', 'malformed-packet', 2, null],
    ['QoS 3', '36 05 00 01 61 00 01', 'malformed-packet', 0, 'MQTT-3.3.1-4'],
    ['DUP with QoS 0', '38 03 00 01 61', 'protocol-error', 0, 'MQTT-3.3.1-2'],
    ['an empty topic', '30 02 00 00', 'protocol-error', 2, 'MQTT-4.7.3-1'],
    ['a wildcard in a topic', '30 04 00 02 61 23', 'protocol-error', 2, 'MQTT-3.3.2-2'],
    ['a topic with U+0000', '30 04 00 02 61 00', 'malformed-packet', 5, 'MQTT-1.5.3-2'],
    ['a PUBLISH without its identifier', '32 03 00 01 61', 'malformed-packet', 5, 'MQTT-2.3.1-1'],
    ['a PUBLISH with identifier 0', `32 05 00 01 61 ${noId}`, 'protocol-error', 5, 'MQTT-2.3.1-1'],
    ['a PUBACK with identifier 0', `40 02 ${noId}`, 'protocol-error', 2, 'MQTT-2.3.1-6'],
    ['a PUBCOMP with identifier 0', `70 02 ${noId}`, 'protocol-error', 2, 'MQTT-4.3.3-2'],
    ['a PUBACK with a third byte', '40 03 00 01 00', 'malformed-packet', 4, null],
    ['a SUBACK with identifier 0', `90 03 ${noId} 00`, 'protocol-error', 2, 'MQTT-2.3.1-7'],
    ['a SUBACK without codes', '90 02 00 01', 'protocol-error', 4, 'MQTT-3.8.4-5'],
    ['a SUBACK with a reserved code', '90 04 00 01 00 03', 'protocol-error', 5, 'MQTT-3.9.3-2'],
    ['an UNSUBACK with codes', 'b0 03 00 01 00', 'malformed-packet', 4, null],
    ['a SUBSCRIBE without filters', '82 02 00 01', 'protocol-error', 4, 'MQTT-3.8.3-3'],
    ['a SUBSCRIBE with QoS 3', '82 06 00 01 00 01 61 03', 'malformed-packet', 7, 'MQTT-3.8.3-4'],
    ['a SUBSCRIBE with reserved bits', '82 06 00 01 00 01 61 04', 'malformed-packet', 7, 'MQTT-3.8.3-4'],
    ['a SUBSCRIBE without its QoS', '82 05 00 01 00 01 61', 'malformed-packet', 7, null],
    ['a misplaced #', '82 07 00 01 00 02 61 23 00', 'protocol-error', 4, 'MQTT-4.7.1-2'],
    ['a misplaced +', '82 07 00 01 00 02 61 2b 00', 'protocol-error', 4, 'MQTT-4.7.1-3'],
    ['an empty filter', 'a2 04 00 01 00 00', 'protocol-error', 4, 'MQTT-4.7.3-1'],
    ['an UNSUBSCRIBE without filters', 'a2 02 00 01', 'protocol-error', 4, 'MQTT-3.10.3-2'],
    ['CONNACK flags', '20 02 02 00', 'malformed-packet', 2, 'v3.1.1-3.2.2.1-u1'],
    ['a CONNACK with a reserved code', '20 02 00 06', 'protocol-error', 3, 'MQTT-3.2.2-6'],
    ['a refusal with Session Present', '20 02 01 05', 'protocol-error', 2, 'MQTT-3.2.2-4'],
  ])('%s', (...bad) => expectBad('3.1.1', bad));
});

describe('decodePacket, CONNECT of 3.1.1, refuses', () => {
  const id = '00 01 61';
  it.each<Bad>([
    [
      'another protocol',
      forge(0x10, hex('00 04 48 54 54 50 04 02 00 0a 00 00')),
      'unknown-protocol-name',
      2,
      'MQTT-3.1.2-1',
    ],
    ['lower case', forge(0x10, hex('00 04 6d 71 74 74 04 02 00 0a 00 00')), 'unknown-protocol-name', 2, 'MQTT-3.1.2-1'],
    ['level 6', connect('06', '02', id), 'unsupported-protocol-level', 8, 'MQTT-3.1.2-2'],
    ['the bridge bit', connect('84', '02', id), 'unsupported-protocol-level', 8, 'MQTT-3.1.2-2'],
    [
      'MQTT with level 3',
      forge(0x10, hex('00 04 4d 51 54 54 03 02 00 0a 00 00')),
      'unsupported-protocol-level',
      8,
      'MQTT-3.1.2-2',
    ],
    [
      'MQIsdp with level 4',
      forge(0x10, hex('00 06 4d 51 49 73 64 70 04 02 00 0a 00 00')),
      'unsupported-protocol-level',
      10,
      'MQTT-3.1.2-2',
    ],
    ['fixed header flags', hex('11 0d 00 04 4d 51 54 54 04 02 00 0a 00 01 61'), 'malformed-packet', 0, 'MQTT-2.2.2-1'],
    ['the reserved flag', connect('04', '03', id), 'malformed-packet', 9, 'MQTT-3.1.2-3'],
    ['Will QoS without a Will', connect('04', '0a', id), 'protocol-error', 9, 'MQTT-3.1.2-13'],
    ['Will Retain without a Will', connect('04', '22', id), 'protocol-error', 9, 'MQTT-3.1.2-15'],
    ['Will QoS 3', connect('04', '1e', id, '00 01 77', '00 00'), 'malformed-packet', 9, 'MQTT-3.1.2-14'],
    ['Password without User Name', connect('04', '42', id, '00 01 70'), 'protocol-error', 9, 'MQTT-3.1.2-22'],
    ['no Client Identifier', connect('04', '02'), 'malformed-packet', 12, 'MQTT-3.1.3-3'],
    ['no Will Topic', connect('04', '06', id), 'malformed-packet', 15, 'MQTT-3.1.2-9'],
    ['no Will Message', connect('04', '06', id, '00 01 77'), 'malformed-packet', 18, 'MQTT-3.1.2-9'],
    [
      'a wildcard in the Will Topic',
      connect('04', '06', id, '00 01 23', '00 00'),
      'protocol-error',
      15,
      'MQTT-4.7.1-1',
    ],
    ['no User Name', connect('04', '82', id), 'malformed-packet', 15, 'MQTT-3.1.2-19'],
    ['no Password', connect('04', 'c2', id, '00 01 75'), 'malformed-packet', 18, 'MQTT-3.1.2-21'],
    ['a Client Identifier cut short', connect('04', '02', '00 02 61'), 'malformed-packet', 12, null],
    ['bytes left over', connect('04', '02', id, '00'), 'malformed-packet', 15, null],
    ['nothing behind the name', hex('10 06 00 04 4d 51 54 54'), 'malformed-packet', 8, null],
  ])('%s', (...bad) => expectBad('3.1.1', bad));

  it('is read in the version that it names, whatever was told', () => {
    for (const version of ['3.1', '3.1.1', '5.0'] as const) {
      expect(decode(connect('04', '02', '00 00'), version)).toMatchObject({ type: 'connect', version: '3.1.1' });
      expect(decode(connect('03', '02', id), version)).toMatchObject({ type: 'connect', version: '3.1' });
      expect(decode(connect('05', '02', '00', id), version)).toMatchObject({ type: 'connect', version: '5.0' });
    }
  });
});

describe('decodePacket, 3.1', () => {
  it('ignores what 3.1 calls unused', () => {
    expect(decode(hex('d9 00'), '3.1')).toEqual({ type: 'pingresp' });
    expect(decode(hex('ef 00'), '3.1')).toEqual({ type: 'disconnect', reasonCode: 0 });
    expect(decode(hex('27 02 ff 05'), '3.1')).toEqual({ type: 'connack', sessionPresent: false, reasonCode: 5 });
    expect(decode(hex('8b 06 00 01 00 01 61 fe'), '3.1')).toMatchObject({
      subscriptions: [{ topicFilter: 'a', qos: 2 }],
    });
  });

  it('knows a PUBREL that is sent again', () => {
    const again: Packet = { type: 'pubrel', packetIdentifier: 1, reasonCode: 0, dup: true };
    expect(decode(hex('6a 02 00 01'), '3.1')).toEqual(again);
    expect(toHex(encodePacket(again, '3.1'))).toBe('6a 02 00 01');
    expect(decode(hex('62 02 00 01'), '3.1')).toEqual({ type: 'pubrel', packetIdentifier: 1, reasonCode: 0 });
  });

  it('lets User Name and Password be announced and missing, and disregards Will bits without a Will', () => {
    const id = '00 01 61';
    expect(decode(connect('03', 'c2', id), '3.1')).toMatchObject({ userName: undefined, password: undefined });
    expect(decode(connect('03', 'c2', id, '00 01 75'), '3.1')).toMatchObject({ userName: 'u', password: undefined });
    expect(decode(connect('03', '3b', id), '3.1')).toMatchObject({ will: undefined });
    expectBad('3.1', ['', connect('03', '42', id, '00 01 70'), 'protocol-error', 11, null]);
  });

  it.each<Bad>([
    ['a PUBREL without QoS 1', '60 02 00 01', 'malformed-packet', 0, null],
    ['a failed SUBACK', '90 03 00 01 80', 'protocol-error', 4, null],
    ['a SUBSCRIBE with QoS 3', '82 06 00 01 00 01 61 03', 'malformed-packet', 7, null],
    ['a wildcard in a topic', '30 03 00 01 2b', 'protocol-error', 2, null],
  ])('refuses %s', (...bad) => expectBad('3.1', bad));
});

describe('decodePacket, 5.0, refuses', () => {
  const id = '00 01 61';
  it.each<Bad>([
    ['a Remaining Length longer than needed', 'c0 80 00', 'malformed-packet', 1, 'MQTT-1.5.5-1'],
    ['PINGREQ with flags', 'c1 00', 'malformed-packet', 0, 'MQTT-2.1.3-1'],
    ['AUTH with flags', 'f1 00', 'malformed-packet', 0, 'MQTT-3.15.1-1'],
    ['no topic and no alias', '30 03 00 00 00', 'protocol-error', 2, 'v5.0-3.3.2.1-u1'],
    ['no Property Length', '30 03 00 01 61', 'malformed-packet', 5, 'MQTT-2.2.2-1'],
    ['properties beyond the packet', '30 04 00 01 61 01', 'malformed-packet', 5, null],
    ['a PUBLISH with identifier 0', '32 06 00 01 61 00 00 00', 'protocol-error', 5, 'MQTT-2.2.1-3'],
    ['a PUBACK with identifier 0', '40 02 00 00', 'protocol-error', 2, 'MQTT-2.2.1-5'],
    ['a PUBACK with a code of others', '40 03 00 01 92', 'protocol-error', 4, 'MQTT-3.4.2-1'],
    ['a PUBREL with a code of others', '62 03 00 01 10', 'protocol-error', 4, 'MQTT-3.6.2-1'],
    ['bytes behind the properties', '40 05 00 01 00 00 00', 'malformed-packet', 6, null],
    ['a SUBSCRIBE without filters', '82 03 00 01 00', 'protocol-error', 5, 'MQTT-3.8.3-2'],
    ['a SUBSCRIBE with QoS 3', '82 07 00 01 00 00 01 61 03', 'protocol-error', 8, 'v5.0-3.8.3.1-u1'],
    ['Retain Handling 3', '82 07 00 01 00 00 01 61 30', 'protocol-error', 8, 'v5.0-3.8.3.1-u2'],
    ['reserved option bits', '82 07 00 01 00 00 01 61 40', 'malformed-packet', 8, 'MQTT-3.8.3-5'],
    [
      'No Local when shared',
      forge(0x82, hex('00 01 00'), utf8String('$share/g/a'), [4]),
      'protocol-error',
      17,
      'MQTT-3.8.3-4',
    ],
    ['no share name', forge(0x82, hex('00 01 00'), utf8String('$share//a'), [0]), 'protocol-error', 5, 'MQTT-4.8.2-1'],
    ['no filter behind it', forge(0xa2, hex('00 01 00'), utf8String('$share/g')), 'protocol-error', 5, 'MQTT-4.8.2-2'],
    [
      'a bad filter behind it',
      forge(0xa2, hex('00 01 00'), utf8String('$share/g/a#')),
      'protocol-error',
      5,
      'MQTT-4.7.1-1',
    ],
    ['an UNSUBSCRIBE without filters', 'a2 03 00 01 00', 'protocol-error', 5, 'MQTT-3.10.3-2'],
    ['a SUBACK without codes', '90 03 00 01 00', 'protocol-error', 5, 'MQTT-3.8.4-6'],
    ['an UNSUBACK without codes', 'b0 03 00 01 00', 'protocol-error', 5, 'MQTT-3.11.3-2'],
    ['an UNSUBACK with a code of others', 'b0 04 00 01 00 01', 'protocol-error', 5, 'MQTT-3.11.3-2'],
    ['CONNACK flags', '20 03 80 00 00', 'malformed-packet', 2, 'MQTT-3.2.2-1'],
    ['a CONNACK code of 3.1.1', '20 03 00 05 00', 'protocol-error', 3, 'MQTT-3.2.2-8'],
    ['a refusal with Session Present', '20 03 01 87 00', 'protocol-error', 2, 'MQTT-3.2.2-6'],
    ['a DISCONNECT code of others', 'e0 01 10', 'protocol-error', 2, 'MQTT-3.14.2-1'],
    ['an AUTH without a method', 'f0 02 18 00', 'protocol-error', 3, 'v5.0-3.15.2.2.2-u1'],
    ['an AUTH that ends with its code', 'f0 01 00', 'malformed-packet', 3, 'MQTT-2.2.2-1'],
    ['the reserved Connect Flag', connect('05', '03', '00', id), 'malformed-packet', 9, 'MQTT-3.1.2-3'],
    ['Will QoS 3', connect('05', '1e', '00', id, '00', '00 01 77', '00 00'), 'malformed-packet', 9, 'MQTT-3.1.2-12'],
    ['Will QoS without a Will', connect('05', '0a', '00', id), 'protocol-error', 9, 'MQTT-3.1.2-11'],
    ['Will Retain without a Will', connect('05', '22', '00', id), 'protocol-error', 9, 'MQTT-3.1.2-13'],
    ['no User Name', connect('05', '82', '00', id), 'malformed-packet', 16, 'MQTT-3.1.2-17'],
    ['no Password', connect('05', '42', '00', id), 'malformed-packet', 16, 'MQTT-3.1.2-19'],
    ['no Will', connect('05', '06', '00', id), 'malformed-packet', 16, 'MQTT-3.1.2-9'],
    [
      'an empty Will Topic',
      connect('05', '06', '00', id, '00', '00 00', '00 00'),
      'protocol-error',
      17,
      'MQTT-4.7.3-1',
    ],
    ['data without a method', connect('05', '02', '03 16 00 00', id), 'protocol-error', 12, 'v5.0-3.1.2.11.10-u1'],
  ])('%s', (...bad) => expectBad('5.0', bad));

  it('but not a Password without User Name, nor the short forms', () => {
    expect(decode(connect('05', '42', '00', id, '00 01 70'), '5.0')).toMatchObject({ password: hex('70') });
    expect(decode(hex('40 02 00 01'), '5.0')).toMatchObject({ type: 'puback', reasonCode: 0 });
    expect(decode(hex('40 03 00 01 10'), '5.0')).toMatchObject({ type: 'puback', reasonCode: 16 });
    expect(decode(hex('e0 00'), '5.0')).toMatchObject({ type: 'disconnect', reasonCode: 0 });
    expect(decode(hex('e0 01 8e'), '5.0')).toMatchObject({ type: 'disconnect', reasonCode: 0x8e });
    expect(decode(hex('f0 00'), '5.0')).toMatchObject({ type: 'auth', reasonCode: 0 });
  });
});

describe('decodePacket', () => {
  it('counts offsets from the packet, wherever it lies in the chunk', () => {
    const bytes = hex('c0 00 30 04 00 02 61 23 ff');
    expect(decodePacket({ bytes, start: 2, bodyStart: 4, end: 8 }, '3.1.1')).toMatchObject({ offset: 2 });
  });

  it('gives payloads as views, and takes lengths longer than needed before 5.0', () => {
    const bytes = hex('30 85 00 00 01 61 68 69');
    const packet = decode(bytes, '3.1.1');
    expect(packet).toEqual({
      type: 'publish',
      dup: false,
      qos: 0,
      retain: false,
      topic: 'a',
      packetIdentifier: undefined,
      payload: hex('68 69'),
    });
    expect(packet.type === 'publish' && packet.payload.buffer).toBe(bytes.buffer);
  });
});
