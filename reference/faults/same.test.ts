/** Unit tests of the comparison of answers. */

import { expect, test } from 'vitest';
import { isSame } from './same.ts';

const nested = (depth: number): unknown => (depth === 0 ? 1 : { in: nested(depth - 1) });

test.each([
  [1, 1, true],
  [Number.NaN, Number.NaN, true],
  ['a', 'b', false],
  [null, undefined, false],
  [{ a: 1 }, { a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [{ a: undefined }, { b: undefined }, false],
  [[1, [2]], [1, [2]], true],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [Uint8Array.of(1, 2), Uint8Array.of(1, 2), true],
  [Uint8Array.of(1, 2), Uint8Array.of(1, 3), false],
  [Uint8Array.of(1), Uint8Array.of(1, 3), false],
  [new Map([[1, 1]]), new Map([[1, 1]]), false],
  [() => 1, () => 1, false],
  [nested(8), nested(8), true],
  [nested(9), nested(9), false],
])('%j and %j: %j', (one, other, same) => {
  expect(isSame(one, other)).toBe(same);
});
