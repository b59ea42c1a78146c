import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cursor } from './cursor.ts';
import * as forge from './forge.ts';
import { fromHex } from './hex.ts';
import {
  readBinaryData,
  readByte,
  readFourByteInteger,
  readRest,
  readString,
  readTwoByteInteger,
  readVariableByteInteger,
} from './read.ts';
import { findIllFormed, utf8Length } from './utf8.ts';
import type { Version } from './version.ts';
import {
  binaryDataSize,
  startPacket,
  stringSize,
  variableByteIntegerSize,
  writeBinaryData,
  writeFourByteInteger,
  writeString,
  writeTwoByteInteger,
  writeVariableByteInteger,
} from './write.ts';

function over(bytes: Uint8Array, version: Version = '5.0'): Cursor {
  return { bytes, version, start: 0, position: 0, end: bytes.length, violation: undefined };
}

describe('integers', () => {
  it('are read and written big-endian', () => {
    const target = new Uint8Array(6);
    expect(writeTwoByteInteger(target, 0, 0x1234)).toBe(2);
    expect(writeFourByteInteger(target, 2, 0xfedc_ba98)).toBe(6);
    expect(target).toEqual(fromHex('12 34 fe dc ba 98'));
    const cursor = over(target);
    expect(readTwoByteInteger(cursor, 'x')).toBe(0x1234);
    expect(readFourByteInteger(cursor, 'x')).toBe(0xfedc_ba98);
    expect(cursor.violation).toBeUndefined();
  });

  it.each([
    ['one byte', readByte, ''],
    ['two bytes', readTwoByteInteger, '01'],
    ['four bytes', readFourByteInteger, '01 02 03'],
    ['a variable length', readVariableByteInteger, '80'],
  ] as const)('note that %s are missing', (_, read, bytes) => {
    const cursor = over(fromHex(bytes));
    expect(read(cursor, 'Field')).toBe(0);
    expect(cursor.violation).toMatchObject({ kind: 'malformed-packet', offset: 0, statement: null });
    expect(cursor.position).toBe(cursor.end);
  });

  it('keep the first violation only', () => {
    const cursor = over(fromHex('01'));
    readTwoByteInteger(cursor, 'First');
    readTwoByteInteger(cursor, 'Second');
    expect(cursor.violation?.expected).toContain('First');
  });
});

describe('Variable Byte Integer', () => {
  it.each([
    [0, '00'],
    [127, '7f'],
    [128, '80 01'],
    [16_383, 'ff 7f'],
    [16_384, '80 80 01'],
    [2_097_151, 'ff ff 7f'],
    [2_097_152, '80 80 80 01'],
    [268_435_455, 'ff ff ff 7f'],
  ])('%i is %s', (value, bytes) => {
    const wire = fromHex(bytes);
    expect(readVariableByteInteger(over(wire), 'x')).toBe(value);
    expect(variableByteIntegerSize(value)).toBe(wire.length);
    const target = new Uint8Array(wire.length);
    writeVariableByteInteger(target, 0, value);
    expect(target).toEqual(wire);
    expect(forge.variableByteInteger(value)).toEqual(wire);
  });

  it.each(['80 00', '81 00', 'ff 80 00', '80 80 80 00'])('must be in the shortest form: %s', (bytes) => {
    const cursor = over(fromHex(bytes));
    readVariableByteInteger(cursor, 'x');
    expect(cursor.violation).toMatchObject({ kind: 'malformed-packet', statement: 'MQTT-1.5.5-1' });
  });

  it('has no fifth byte', () => {
    const cursor = over(fromHex('80 80 80 80 01'));
    readVariableByteInteger(cursor, 'x');
    expect(cursor.violation).toMatchObject({ kind: 'malformed-packet', offset: 0 });
  });
});

describe('UTF-8 Encoded String', () => {
  it('survives the way out and back, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }).filter((text) => !text.includes('\u0000')),
        (text) => {
          const target = new Uint8Array(stringSize('x', text));
          expect(writeString(target, 0, text)).toBe(target.length);
          expect(target).toEqual(forge.utf8String(text));
          expect(readString(over(target), 'x')).toBe(text);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each(['', 'a', 'exactly 12 b', 'one more than', '\uFEFFBOM kept', 'A𪛔', 'ü'.repeat(32_767), '\uFFFF'])(
    'keeps %j',
    (text) => {
      expect(readString(over(forge.utf8String(text)), 'x')).toBe(text);
    },
  );

  it('may be as long as its length can tell, and no longer', () => {
    expect(stringSize('x', 'a'.repeat(65_535))).toBe(65_537);
    expect(() => stringSize('x', 'a'.repeat(65_536))).toThrow(
      expect.objectContaining({ code: 'MQTT_ENCODE_BAD_STRING' }),
    );
    expect(() => stringSize('x', `${'é'.repeat(32_767)}ab`)).toThrow();
  });

  it.each([
    ['ed a0 80', 0, 'MQTT-1.5.4-1', 'MQTT-1.5.3-1'],
    ['61 c0 80', 1, 'MQTT-1.5.4-1', 'MQTT-1.5.3-1'],
    ['61 62 00', 2, 'MQTT-1.5.4-2', 'MQTT-1.5.3-2'],
    ['c3 a9 00', 2, 'MQTT-1.5.4-2', 'MQTT-1.5.3-2'],
  ])('refuses %s at its first bad byte', (bytes, at, statement50, statement311) => {
    const wire = forge.binaryData(fromHex(bytes));
    for (const [version, statement] of [
      ['5.0', statement50],
      ['3.1.1', statement311],
      ['3.1', null],
    ] as const) {
      const cursor = over(wire, version);
      expect(readString(cursor, 'x')).toBe('');
      expect(cursor.violation).toMatchObject({ kind: 'malformed-packet', offset: 2 + at, statement });
    }
  });

  it('cannot be longer than what is left', () => {
    const cursor = over(fromHex('00 05 61 62'));
    expect(readString(cursor, 'x')).toBe('');
    expect(cursor.violation).toMatchObject({ kind: 'malformed-packet', offset: 0, found: '4 bytes left' });
  });

  it.each(['\uD800', 'a\uDC00b', '\uD83D', 'a\u0000'])('is not made of %j', (text) => {
    expect(() => stringSize('x', text)).toThrow(expect.objectContaining({ code: 'MQTT_ENCODE_BAD_STRING' }));
  });
});

describe('findIllFormed', () => {
  const fatal = new TextDecoder('utf-8', { fatal: true });

  it('agrees with the platform on every lead and second byte', () => {
    for (let lead = 1; lead < 256; lead += 1) {
      for (let second = 1; second < 256; second += 1) {
        const bytes = Uint8Array.of(lead, second, 0x80, 0xbf);
        for (let length = 1; length <= 4; length += 1) {
          const isWellFormed = decodes(bytes.subarray(0, length));
          if ((findIllFormed(bytes, 0, length) === -1) !== isWellFormed) throw new Error(`${lead} ${second} ${length}`);
        }
      }
    }
  });

  it('agrees with the platform on random bytes, and on the length of text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ min: 1, maxLength: 12 }), (bytes) => {
        expect(findIllFormed(bytes, 0, bytes.length) === -1).toBe(decodes(bytes));
      }),
      { numRuns: 5000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const expected = text.includes('\u0000') ? 'U+0000' : new TextEncoder().encode(text).length;
        expect(utf8Length(text)).toBe(expected);
      }),
    );
  });

  function decodes(bytes: Uint8Array): boolean {
    try {
      fatal.decode(bytes);
      return true;
    } catch {
      return false;
    }
  }
});

describe('Binary Data', () => {
  it('is a view, not a copy', () => {
    const wire = fromHex('00 02 aa bb cc');
    const cursor = over(wire);
    const data = readBinaryData(cursor, 'x');
    expect(data).toEqual(fromHex('aa bb'));
    expect(data.buffer).toBe(wire.buffer);
    expect(readRest(cursor)).toEqual(fromHex('cc'));
    const target = new Uint8Array(4);
    expect(writeBinaryData(target, 0, data)).toBe(binaryDataSize('x', data));
    expect(target).toEqual(wire.subarray(0, 4));
  });

  it('has a bound', () => {
    expect(binaryDataSize('x', new Uint8Array(65_535))).toBe(65_537);
    expect(() => binaryDataSize('x', new Uint8Array(65_536))).toThrow(
      expect.objectContaining({ code: 'MQTT_ENCODE_BAD_BINARY_DATA' }),
    );
  });
});

describe('startPacket', () => {
  it('makes a packet of the largest Remaining Length, and none beyond', () => {
    expect(startPacket(0x30, 268_435_455).subarray(0, 5)).toEqual(fromHex('30 ff ff ff 7f'));
    expect(() => startPacket(0x30, 268_435_456)).toThrow(
      expect.objectContaining({ code: 'MQTT_ENCODE_PACKET_TOO_LARGE' }),
    );
  });
});
