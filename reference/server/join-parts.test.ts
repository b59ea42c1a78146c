import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinParts } from './join-parts.ts';

const part = fc.oneof(
  fc.uint8Array({ minLength: 0, maxLength: 40 }),
  fc.nat(3).map((more) => new Uint8Array(4095 + more).fill(more)),
);

it('the same bytes come out, small parts in one, large ones untouched', () => {
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const joined = joinParts(parts);
      expect(Buffer.concat(joined).equals(Buffer.concat(parts))).toBe(true);
      const large = parts.filter(({ length }) => length >= 4096);
      expect(joined.filter(({ length }) => length >= 4096 && length <= 4098).length).toBeGreaterThanOrEqual(
        large.length,
      );
      for (const one of large) expect(joined).toContain(one);
      expect(joined.length).toBeLessThanOrEqual(2 * large.length + 1);
    }),
  );
});
