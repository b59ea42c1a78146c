import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSharedFilter, isTopicFilter, isTopicName, parseSharedFilter, topicMatches } from './topic.ts';

describe('isTopicName', () => {
  it.each(['a', '/', '//', 'a/b', '/a', 'a/', 'a b', '$SYS/x', '\uFEFFa', '𪛔', 'x'.repeat(65_535)])(
    'takes %j',
    (topic) => expect(isTopicName(topic)).toBe(true),
  );
  it.each(['', '+', '#', 'a/+', 'a#', 'a\u0000b', 'a\uD800', 'x'.repeat(65_536), 'é'.repeat(32_768)])(
    'refuses %j',
    (topic) => expect(isTopicName(topic)).toBe(false),
  );
});

describe('isTopicFilter', () => {
  it.each(['#', '+', '/', 'a/#', '+/+', '+/a/#', '/+', 'a/+/b', '+/', '/#', '$share/x', 'a b', 'x'.repeat(65_535)])(
    'takes %j',
    (filter) => expect(isTopicFilter(filter)).toBe(true),
  );
  it.each(['', 'a#', 'a/#/b', '#/a', '##', '#/', 'a+', '+a', 'a/+b', 'a/b+/c', '++', '+#', 'a\u0000', '\uDC00'])(
    'refuses %j',
    (filter) => expect(isTopicFilter(filter)).toBe(false),
  );
});

describe('parseSharedFilter', () => {
  it('splits a well-formed one', () => {
    expect(parseSharedFilter('$share/group/a/+')).toEqual({ shareName: 'group', topicFilter: 'a/+' });
    expect(parseSharedFilter('$share/group//finance')).toEqual({ shareName: 'group', topicFilter: '/finance' });
    expect(parseSharedFilter('$share/g/$share/h/a')).toEqual({ shareName: 'g', topicFilter: '$share/h/a' });
  });
  it.each([
    'a/b',
    '$share',
    '$share/',
    '$share//a',
    '$share/g',
    '$share/g/',
    '$share/g+/a',
    '$share/#/a',
    '$share/g/a#',
  ])('knows no parts of %j', (filter) => expect(parseSharedFilter(filter)).toBeUndefined());
  it('tells the claim from the form', () => {
    expect(isSharedFilter('$share/')).toBe(true);
    expect(isSharedFilter('$share')).toBe(false);
    expect(isSharedFilter('$shared/a')).toBe(false);
  });
});

describe('topicMatches', () => {
  it.each([
    ['sport/tennis/player1/#', 'sport/tennis/player1'],
    ['sport/tennis/player1/#', 'sport/tennis/player1/ranking'],
    ['sport/tennis/player1/#', 'sport/tennis/player1/score/wimbledon'],
    ['sport/#', 'sport'],
    ['#', 'a'],
    ['#', '/'],
    ['sport/tennis/+', 'sport/tennis/player1'],
    ['sport/+', 'sport/'],
    ['+/+', '/finance'],
    ['/+', '/finance'],
    ['$SYS/#', '$SYS/monitor'],
    ['$SYS/monitor/+', '$SYS/monitor/Clients'],
    ['+/#', 'a'],
    ['a//b', 'a//b'],
    ['a/+/b', 'a//b'],
    ['/#', '/'],
  ])('%j matches %j', (filter, name) => expect(topicMatches(filter, name)).toBe(true));

  it.each([
    ['sport/tennis/+', 'sport/tennis/player1/ranking'],
    ['sport/+', 'sport'],
    ['+', '/finance'],
    ['#', '$SYS/monitor'],
    ['+/monitor/Clients', '$SYS/monitor/Clients'],
    ['$SYS/#', 'SYS/monitor'],
    ['ACCOUNTS', 'Accounts'],
    ['a', 'a/'],
    ['a/', 'a'],
    ['ab/#', 'a'],
    ['/#', 'a'],
    ['a/b', 'a/bc'],
  ])('%j does not match %j', (filter, name) => expect(topicMatches(filter, name)).toBe(false));

  const level = fc.constantFrom('', 'a', 'b', '$', 'ab', '+');
  const filters = fc
    .tuple(fc.array(level, { minLength: 1, maxLength: 5 }), fc.boolean())
    .map(([levels, hash]) => [...levels, ...(hash ? ['#'] : [])].join('/'))
    .filter(isTopicFilter);
  const names = fc
    .array(fc.constantFrom('', 'a', 'b', '$', 'ab'), { minLength: 1, maxLength: 6 })
    .map((levels) => levels.join('/'))
    .filter(isTopicName);

  it('agrees with the rules of 4.7 written level by level', () => {
    fc.assert(
      fc.property(filters, names, (filter, name) => {
        expect(topicMatches(filter, name)).toBe(oracle(filter, name));
      }),
      { numRuns: 5000 },
    );
  });
});

function oracle(filter: string, name: string): boolean {
  if (name.startsWith('$') && /^[+#]/.test(filter)) return false;
  return levelsMatch(filter.split('/'), name.split('/'));
}

function levelsMatch([first, ...filter]: string[], name: string[]): boolean {
  if (first === '#') return true;
  const [level, ...rest] = name;
  if (first === undefined || level === undefined) return first === level;
  return (first === '+' || first === level) && levelsMatch(filter, rest);
}
