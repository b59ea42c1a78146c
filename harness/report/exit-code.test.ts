import { expect, test } from 'vitest';
import { exitCodeOf } from './exit-code.ts';

const summary = { pass: 0, fail: 0, warn: 0, skip: 0, inconclusive: 0 };

test.each([
  ['nothing failed', { pass: 2, skip: 1, inconclusive: 1 }, 0, 0],
  ['a MUST is broken', { pass: 2, fail: 1 }, 1, 1],
  ['a SHOULD is broken', { pass: 2, warn: 1 }, 0, 1],
  ['only warnings were judged', { warn: 1 }, 0, 1],
  ['all were skipped', { skip: 4 }, 3, 3],
  ['all were inconclusive', { inconclusive: 4 }, 3, 3],
  ['nothing was run', {}, 3, 3],
  ['one failed and nothing else could be judged', { fail: 1, inconclusive: 4 }, 1, 1],
])('%s', (_, counts, relaxed, strict) => {
  expect(exitCodeOf({ summary: { ...summary, ...counts } }, { strict: false })).toBe(relaxed);
  expect(exitCodeOf({ summary: { ...summary, ...counts } }, { strict: true })).toBe(strict);
});
