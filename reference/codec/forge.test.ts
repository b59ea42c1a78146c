import { describe, expect, it } from 'vitest';
import {
  binaryData,
  byte,
  forge,
  forgeWithLength,
  fourByteInteger,
  hex,
  twoByteInteger,
  utf8String,
  variableByteInteger,
} from './forge.ts';
import { fromHex, toHex } from './hex.ts';

describe('forge', () => {
  it('computes the Remaining Length and judges nothing', () => {
    expect(toHex(forge(0x36, utf8String('a/#'), twoByteInteger(0), [0x68, 0x69]))).toBe(
      '36 09 00 03 61 2f 23 00 00 68 69',
    );
    expect(toHex(forge(0xf0))).toBe('f0 00');
    expect(forge(0x30, new Uint8Array(128))).toHaveLength(131);
  });

  it('writes any Remaining Length, by number or by bytes', () => {
    expect(toHex(forgeWithLength(0xc0, 5))).toBe('c0 05');
    expect(toHex(forgeWithLength(0xc0, hex('80 80 80 80 01'), byte(1)))).toBe('c0 80 80 80 80 01 01');
    expect(toHex(forgeWithLength(0xc0, 268_435_456))).toBe('c0 80 80 80 80 01');
  });

  it('makes fields', () => {
    expect(toHex(byte(0x1ff))).toBe('ff');
    expect(toHex(fourByteInteger(0x0102_0304))).toBe('01 02 03 04');
    expect(toHex(variableByteInteger(321))).toBe('c1 02');
    expect(toHex(utf8String('\u0000'))).toBe('00 01 00');
    expect(toHex(binaryData([0xed, 0xa0, 0x80]))).toBe('00 03 ed a0 80');
  });
});

describe('hex', () => {
  it('goes both ways', () => {
    expect(toHex(Uint8Array.of(0, 10, 255))).toBe('00 0a ff');
    expect(fromHex('00 0A\n ff')).toEqual(Uint8Array.of(0, 10, 255));
    expect(fromHex('')).toEqual(new Uint8Array(0));
    expect(toHex(new Uint8Array(0))).toBe('');
  });

  it.each(['0', '0x10', 'zz', '10 0'])('refuses %j', (text) => {
    expect(() => fromHex(text)).toThrow(expect.objectContaining({ code: 'MQTT_HEX_INVALID' }));
  });
});
