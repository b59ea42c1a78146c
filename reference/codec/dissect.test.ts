/** Dissections of packets that have something of everything, and of things that are no packets. */

import { describe, expect, test } from 'vitest';
import { type Dissection, dissect, type Field } from './dissect.ts';
import { fromHex } from './hex.ts';
import type { Version } from './version.ts';

describe('a good packet', () => {
  test('CONNECT of 5.0', () => {
    const hex = '10 1a 00 04 4d 51 54 54 05 2e 00 3c 05 11 00 00 00 0a 00 01 61 00 00 01 77 00 01 21';
    expect(linesOf(hex, '5.0')).toEqual([
      '0+2 Fixed Header',
      '0+1 Packet Type and Flags 16 (CONNECT)',
      '1+1 Remaining Length 26 (26 bytes follow)',
      '2+16 Variable Header',
      '2+6 Protocol Name MQTT',
      '2+2 Length 4 (4 bytes)',
      '4+4 Data MQTT',
      '8+1 Protocol Level 5 (MQTT 5.0)',
      '9+1 Connect Flags 46',
      '10+2 Keep Alive 60 (60 s)',
      '12+6 Properties',
      '12+1 Property Length 5 (5 bytes of properties)',
      '13+5 Session Expiry Interval 10 (10 s)',
      '13+1 Property Identifier 17 (Session Expiry Interval)',
      '14+4 Value 10 (10 s)',
      '18+10 Payload',
      '18+3 Client Identifier a',
      '18+2 Length 1 (1 byte)',
      '20+1 Data a',
      '21+1 Will Properties',
      '21+1 Property Length 0 (no properties)',
      '22+3 Will Topic w',
      '22+2 Length 1 (1 byte)',
      '24+1 Data w',
      '25+3 Will Payload !',
      '25+2 Length 1 (1 byte)',
      '27+1 Data !',
    ]);
  });

  test('the bits of a byte', () => {
    const { fields } = dissect(fromHex('3d 08 00 03 61 2f 62 00 0a 21'), '3.1.1');
    expect(fields[0]?.children[0]?.bits).toEqual([
      { name: 'Packet Type', high: 7, low: 4, value: 3, meaning: 'PUBLISH' },
      { name: 'DUP', high: 3, low: 3, value: 1, meaning: 'perhaps sent before' },
      { name: 'QoS', high: 2, low: 1, value: 2, meaning: 'QoS 2: exactly once' },
      { name: 'RETAIN', high: 0, low: 0, value: 1, meaning: 'retained' },
    ]);
  });

  test('a User Property in one line', () => {
    expect(linesOf('40 0d 00 0a 10 09 26 00 01 6b 00 03 76 0a 77', '5.0')).toContain('6+9 User Property k = v\\u{a}w');
  });

  test('bytes that are no text, and many of them', () => {
    const many = `30 c8 01 00 01 61 ${'ff '.repeat(197)}`;
    expect(linesOf(many, '3.1.1').at(-1)).toBe(
      `6+197 Payload ${'ff '.repeat(64)}... (197 bytes) (the Application Message)`,
    );
  });

  test('only the first packet is looked at', () => {
    expect(dissect(fromHex('c0 00 d0 00'), '3.1.1')).toMatchObject({
      type: 'pingreq',
      length: 2,
      violation: undefined,
    });
  });
});

describe('a bad packet', () => {
  test('the fields before and behind the fault', () => {
    const { violation } = dissect(fromHex('82 06 00 00 00 01 61 00'), '3.1.1');
    expect(violation).toMatchObject({ offset: 2, statement: 'MQTT-2.3.1-1' });
    expect(linesOf('82 06 00 00 00 01 61 00', '3.1.1')).toContain('2+2 Packet Identifier 0');
  });

  test('what cannot be read', () => {
    expect(linesOf('30 05 00 09 61 2f 62', '3.1.1').at(-1)).toBe(
      '2+5 Not read 00 09 61 2f 62 (cannot be told by the rules of this packet)',
    );
  });

  test.for(['', '30', '30 ff', 'ff ff ff ff ff ff', '00 00', 'f0 00'])('no packet of 3.1.1 at all: %s', (hex) => {
    const { violation, length } = dissect(fromHex(hex), '3.1.1');
    expect(violation).toMatchObject({ type: 'violation', kind: 'malformed-packet' });
    expect(length).toBe(fromHex(hex).length);
  });
});

function linesOf(hex: string, version: Version): string[] {
  const dissection: Dissection = dissect(fromHex(hex), version);
  return dissection.fields.flatMap(lines);
}

function lines({ name, offset, length, value, meaning, children }: Field): string[] {
  const shown = [`${offset}+${length} ${name}`, value, meaning === '' ? null : `(${meaning})`];
  return [shown.filter((part) => part !== null).join(' '), ...children.flatMap(lines)];
}
