import { describe, expect, it } from 'vitest';
import { takeBytes } from './slab.ts';

describe('takeBytes', () => {
  it.each([0, 1, 100, 4095, 4096, 4097, 16_384, 16_385])('gives %i zeroes that nobody else has', (size) => {
    const taken = Array.from({ length: 20 }, () => takeBytes(size));
    for (const [index, bytes] of taken.entries()) {
      expect(bytes.length).toBe(size);
      expect(bytes.every((byte) => byte === 0)).toBe(true);
      bytes.fill(index + 1);
    }
    for (const [index, bytes] of taken.entries()) expect(bytes.every((byte) => byte === index + 1)).toBe(true);
  });
});
