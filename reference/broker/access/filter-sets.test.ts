/** Filters as sets, against the names that they match. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTopicFilter, topicMatches } from '../../codec/index.ts';
import { covers, overlaps } from './filter-sets.ts';

const levels = ['a', 'b', '', '$x'];

/**
 * All names of up to four of those levels: more than a filter of three tells apart. The empty one among them is no Topic
 * Name, and nobody is let in or kept out by it.
 */
const names = [1, 2, 3, 4].flatMap((length) => {
  let made: string[][] = [[]];
  for (let level = 0; level < length; level++) made = made.flatMap((name) => levels.map((next) => [...name, next]));
  return made.map((name) => name.join('/'));
});

const filter = fc
  .array(fc.constantFrom(...levels, '+', '#'), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('/'))
  .filter(isTopicFilter);

test('filters overlap where a name is matched by both', () => {
  fc.assert(
    fc.property(filter, filter, (one, other) => {
      const meet = names.some((name) => topicMatches(one, name) && topicMatches(other, name));
      expect(overlaps(one, other)).toBe(meet);
    }),
    { numRuns: 500 },
  );
});

test('one filter covers another where it matches all of its names', () => {
  fc.assert(
    fc.property(filter, filter, (whole, part) => {
      const all = names.every((name) => !topicMatches(part, name) || topicMatches(whole, name));
      expect(covers(whole, part)).toBe(all);
    }),
    { numRuns: 500 },
  );
});
