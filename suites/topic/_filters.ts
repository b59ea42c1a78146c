/** Topic Filters with names that each matches and names that it does not; @ stands for the scenario's tag. */

/** One filter, and what it has to tell apart. */
export interface FilterCase {
  readonly filter: string;
  readonly matches: readonly string[];
  readonly misses: readonly string[];
}

/** By the shape of the filter. */
export const filterCases = {
  'plus-last': {
    filter: '@/a/+',
    matches: ['@/a/b', '@/a/', '@/a/ ', '@/a/$b', '@/a/a'],
    misses: ['@/a', '@/a/b/c', '@/a/b/', '@/a//', '@/b/a', '@/', '/@/a/b'],
  },
  'plus-first': {
    filter: '+/@',
    matches: ['a/@', '/@', '@/@'],
    misses: ['@', '@/a', 'a/b/@', '//@', 'a/@/', 'a/@/b'],
  },
  'plus-in-the-middle': {
    filter: '@/+/b',
    matches: ['@/a/b', '@//b', '@/b/b', '@/$a/b'],
    misses: ['@/b', '@/a/a/b', '@/a/b/', '@/a/b/b', '@/a/c', '@/a', '@///b'],
  },
  'plus-twice-in-a-row': {
    filter: '@/+/+',
    matches: ['@/a/b', '@//', '@//b', '@/a/'],
    misses: ['@', '@/', '@/a', '@/a/b/c', '@///', 'a/@/b'],
  },
  'plus-twice-apart': {
    filter: '@/+/b/+',
    matches: ['@/a/b/c', '@//b/', '@/b/b/b', '@/a/b/'],
    misses: ['@/a/b', '@/b/c', '@/a/c/c', '@/a/b/c/d', '@/a/a/b/c'],
  },
  'plus-alone': {
    filter: '+',
    matches: ['@', '@a', '@ '],
    misses: ['/@', '@/', '@/a', 'a/@', '//@'],
  },
  'plus-at-every-level': {
    filter: '+/+/+',
    matches: ['@/a/b', 'a/@/b', 'a/b/@', '//@', '@//', '/@/'],
    misses: ['@', '/@', '@/a', '@/a/b/c', '/@/a/'],
  },
  'plus-after-a-leading-slash': {
    filter: '/+',
    matches: ['/@', '/@ a'],
    misses: ['@', '@/', 'a/@', '//@', '/@/', '/@/a'],
  },
  'plus-before-a-trailing-slash': {
    filter: '@/+/',
    matches: ['@/a/', '@//'],
    misses: ['@/', '@/a', '@/a/b', '@/a//', '@/a/b/'],
  },
  'plus-before-an-empty-level': {
    filter: '+//@',
    matches: ['a//@', '//@'],
    misses: ['/@', 'a/@', 'a/b/@', 'a///@', 'a//@/'],
  },
  'hash-last': {
    filter: '@/#',
    matches: ['@', '@/', '@/a', '@//', '@/a/', '@/a/b', '@/$a', '@/a/b/c/d/e/f/g/h'],
    misses: ['@a', 'a@', '/@', 'a/@', '/@/a', '@a/b'],
  },
  'hash-deeper': {
    filter: '@/a/b/#',
    matches: ['@/a/b', '@/a/b/', '@/a/b/c', '@/a/b//', '@/a/b/c/d'],
    misses: ['@', '@/a', '@/a/', '@/a/c', '@/a/bc', '@/b/a/b', '@//b'],
  },
  'hash-alone': {
    filter: '#',
    matches: ['@', '/@', '@/', 'a/@', '@/a/b', '//@//', 'a/b/c/@'],
    misses: [],
  },
  'hash-after-a-leading-slash': {
    filter: '/#',
    matches: ['/@', '//@', '/@/', '/a/@', '/@/a/b'],
    misses: ['@', '@/', 'a/@', 'a//@'],
  },
  'hash-after-an-empty-level': {
    filter: '@//#',
    matches: ['@/', '@//', '@//a', '@//a/b'],
    misses: ['@', '@/a', '@/a/', '@/a//b'],
  },
  'plus-and-hash': {
    filter: '@/+/#',
    matches: ['@/', '@/a', '@//', '@/a/b', '@/a/b/c'],
    misses: ['@', '/@/a', '@a/b'],
  },
  'plus-first-and-hash': {
    filter: '+/@/#',
    matches: ['a/@', '/@', 'a/@/', 'a/@/b', '/@/b/c'],
    misses: ['@', '@/a', 'a/b/@', '//@'],
  },
  'plus-alone-and-hash': {
    filter: '+/#',
    matches: ['@', '/@', '@/', '@/a', 'a/@/b', '//@'],
    misses: [],
  },
  'plus-level-and-hash': {
    filter: '@/+/b/#',
    matches: ['@/a/b', '@//b', '@/a/b/', '@/a/b/c/d', '@/b/b'],
    misses: ['@/b', '@/a', '@/a/c', '@/a/bc', '@/a/c/b'],
  },
} as const satisfies Readonly<Record<string, FilterCase>>;
