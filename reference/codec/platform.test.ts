import { afterEach, describe, expect, it, vi } from 'vitest';

const texts = [
  '',
  'short',
  'twelve chars',
  'thirteen char',
  'a text that is longer than any short cut',
  'é',
  '\uFEFF𪛔ü',
];

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe.each(['with Buffer', 'without Buffer, as in browsers'])('platform, %s', (where) => {
  it.each(texts)('writes and reads %j', async (text) => {
    if (where !== 'with Buffer') vi.stubGlobal('Buffer', undefined);
    const { decodeAscii, decodeUtf8, encodeUtf8 } = await import('./platform.ts');
    const wire = new TextEncoder().encode(text);
    const target = new Uint8Array(wire.length + 2);

    expect(encodeUtf8(target, 1, text)).toBe(wire.length);

    expect(target.subarray(1, 1 + wire.length)).toEqual(wire);
    expect(decodeUtf8(target, 1, 1 + wire.length)).toBe(text);
    if (wire.length === text.length) expect(decodeAscii(target, 1, 1 + wire.length)).toBe(text);
  });
});
