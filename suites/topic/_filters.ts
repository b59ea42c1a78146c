/** Topic Filters with names that each matches and names that it does not; T stands for the scenario's tag. */

/** One filter, and what it has to tell apart. */
export interface FilterCase {
  readonly filter: string;
  readonly matches: readonly string[];
  readonly misses: readonly string[];
}

/** By the shape of the filter. */
export const filterCases = {
  'plus-last': {
    filter: 'T/a/+',
    matches: ['T/a/b', 'T/a/', 'T/a/ ', 'T/a/$b', 'T/a/a'],
    misses: ['T/a', 'T/a/b/c', 'T/a/b/', 'T/a//', 'T/b/a', 'T/', '/T/a/b'],
  },
  'plus-first': {
    filter: '+/T',
    matches: ['a/T', '/T', 'T/T'],
    misses: ['T', 'T/a', 'a/b/T', '//T', 'a/T/', 'a/T/b'],
  },
  'plus-in-the-middle': {
    filter: 'T/+/b',
    matches: ['T/a/b', 'T//b', 'T/b/b', 'T/$a/b'],
    misses: ['T/b', 'T/a/a/b', 'T/a/b/', 'T/a/b/b', 'T/a/c', 'T/a', 'T///b'],
  },
  'plus-twice-in-a-row': {
    filter: 'T/+/+',
    matches: ['T/a/b', 'T//', 'T//b', 'T/a/'],
    misses: ['T', 'T/', 'T/a', 'T/a/b/c', 'T///', 'a/T/b'],
  },
  'plus-twice-apart': {
    filter: 'T/+/b/+',
    matches: ['T/a/b/c', 'T//b/', 'T/b/b/b', 'T/a/b/'],
    misses: ['T/a/b', 'T/b/c', 'T/a/c/c', 'T/a/b/c/d', 'T/a/a/b/c'],
  },
  'plus-alone': {
    filter: '+',
    matches: ['T', 'Ta', 'T '],
    misses: ['/T', 'T/', 'T/a', 'a/T', '//T'],
  },
  'plus-at-every-level': {
    filter: '+/+/+',
    matches: ['T/a/b', 'a/T/b', 'a/b/T', '//T', 'T//', '/T/'],
    misses: ['T', '/T', 'T/a', 'T/a/b/c', '/T/a/'],
  },
  'plus-after-a-leading-slash': {
    filter: '/+',
    matches: ['/T', '/T a'],
    misses: ['T', 'T/', 'a/T', '//T', '/T/', '/T/a'],
  },
  'plus-before-a-trailing-slash': {
    filter: 'T/+/',
    matches: ['T/a/', 'T//'],
    misses: ['T/', 'T/a', 'T/a/b', 'T/a//', 'T/a/b/'],
  },
  'plus-before-an-empty-level': {
    filter: '+//T',
    matches: ['a//T', '//T'],
    misses: ['/T', 'a/T', 'a/b/T', 'a///T', 'a//T/'],
  },
  'hash-last': {
    filter: 'T/#',
    matches: ['T', 'T/', 'T/a', 'T//', 'T/a/', 'T/a/b', 'T/$a', 'T/a/b/c/d/e/f/g/h'],
    misses: ['Ta', 'aT', '/T', 'a/T', '/T/a', 'Ta/b'],
  },
  'hash-deeper': {
    filter: 'T/a/b/#',
    matches: ['T/a/b', 'T/a/b/', 'T/a/b/c', 'T/a/b//', 'T/a/b/c/d'],
    misses: ['T', 'T/a', 'T/a/', 'T/a/c', 'T/a/bc', 'T/b/a/b', 'T//b'],
  },
  'hash-alone': {
    filter: '#',
    matches: ['T', '/T', 'T/', 'a/T', 'T/a/b', '//T//', 'a/b/c/T'],
    misses: [],
  },
  'hash-after-a-leading-slash': {
    filter: '/#',
    matches: ['/T', '//T', '/T/', '/a/T', '/T/a/b'],
    misses: ['T', 'T/', 'a/T', 'a//T'],
  },
  'hash-after-an-empty-level': {
    filter: 'T//#',
    matches: ['T/', 'T//', 'T//a', 'T//a/b'],
    misses: ['T', 'T/a', 'T/a/', 'T/a//b'],
  },
  'plus-and-hash': {
    filter: 'T/+/#',
    matches: ['T/', 'T/a', 'T//', 'T/a/b', 'T/a/b/c'],
    misses: ['T', '/T/a', 'Ta/b'],
  },
  'plus-first-and-hash': {
    filter: '+/T/#',
    matches: ['a/T', '/T', 'a/T/', 'a/T/b', '/T/b/c'],
    misses: ['T', 'T/a', 'a/b/T', '//T'],
  },
  'plus-alone-and-hash': {
    filter: '+/#',
    matches: ['T', '/T', 'T/', 'T/a', 'a/T/b', '//T'],
    misses: [],
  },
  'plus-level-and-hash': {
    filter: 'T/+/b/#',
    matches: ['T/a/b', 'T//b', 'T/a/b/', 'T/a/b/c/d', 'T/b/b'],
    misses: ['T/b', 'T/a', 'T/a/c', 'T/a/bc', 'T/a/c/b'],
  },
} as const satisfies Readonly<Record<string, FilterCase>>;
