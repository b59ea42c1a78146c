/** Both topic trees against the codec's `topicMatches`, which goes by one filter and one name at a time. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTopicFilter, topicMatches } from '../../codec/index.ts';
import { standardRules } from '../rules.ts';
import { createNameTree } from './name-tree.ts';
import { createSubscriptionTree } from './subscription-tree.ts';

const level = fc.constantFrom('', 'a', 'b', 'A', '$', '$a', 'a b', 'é');
const name = fc
  .array(level, { minLength: 1, maxLength: 5 })
  .map((levels) => levels.join('/'))
  .filter((text) => text !== '');
const filter = fc
  .tuple(fc.array(fc.oneof(level, fc.constant('+')), { maxLength: 5 }), fc.boolean())
  .map(([levels, open]) => [...levels, ...(open ? ['#'] : [])].join('/'))
  .filter(isTopicFilter);

describe('the subscription tree', () => {
  test('matches as the oracle does, also after removals, and is empty in the end', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(filter, { maxLength: 20 }),
        fc.array(name, { maxLength: 10 }),
        fc.nat(20),
        (filters, names, kept) => {
          const tree = createSubscriptionTree<string, string>(standardRules);
          for (const topicFilter of filters) tree.add(topicFilter, topicFilter, 'first');
          for (const topicFilter of filters) tree.add(topicFilter, topicFilter, topicFilter);
          for (const topicFilter of filters.slice(kept)) tree.remove(topicFilter, topicFilter);
          for (const topicName of names) {
            const found: string[] = [];
            tree.match(topicName, (subscriber, value) => {
              expect(value).toBe(subscriber);
              found.push(value);
            });
            const expected = filters.slice(0, kept).filter((topicFilter) => topicMatches(topicFilter, topicName));
            expect(found.sort()).toEqual(expected.sort());
          }
          for (const topicFilter of filters) tree.remove(topicFilter, topicFilter);
          expect(tree.nodeCount).toBe(0);
        },
      ),
    );
  });

  test('takes names and filters of 65,536 levels', () => {
    const tree = createSubscriptionTree<string, number>(standardRules);
    const slashes = '/'.repeat(65_535);
    tree.add(slashes, 'literal', 1);
    tree.add(slashes.replaceAll('/', '+/').slice(0, 65_535), 'plus', 1);
    tree.add(`${slashes.slice(1)}#`, 'hash', 1);
    const found: string[] = [];
    tree.match(slashes, (subscriber) => found.push(subscriber));
    expect(found.sort()).toEqual(['hash', 'literal']);
    for (const subscriber of ['literal', 'hash'])
      tree.remove(subscriber === 'hash' ? `${slashes.slice(1)}#` : slashes, subscriber);
    tree.remove(slashes.replaceAll('/', '+/').slice(0, 65_535), 'plus');
    expect(tree.nodeCount).toBe(0);
  });

  test('does nothing for what is not there', () => {
    const tree = createSubscriptionTree<string, number>(standardRules);
    tree.add('a/b', 'x', 1);
    for (const topicFilter of ['a', 'a/+', 'a/#', 'a/b/c', '#', 'A/b']) tree.remove(topicFilter, 'x');
    tree.remove('a/b', 'y');
    expect(tree.nodeCount).toBe(2);
  });
});

describe('the name tree', () => {
  test('matches as the oracle does, also after removals, and is empty in the end', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { maxLength: 20 }),
        fc.array(filter, { maxLength: 10 }),
        fc.nat(20),
        (names, filters, kept) => {
          const tree = createNameTree<string>(standardRules);
          for (const topicName of names) tree.set(topicName, 'first');
          for (const topicName of names) tree.set(topicName, topicName);
          for (const topicName of names.slice(kept)) tree.delete(topicName);
          for (const topicFilter of filters) {
            const expected = names.slice(0, kept).filter((topicName) => topicMatches(topicFilter, topicName));
            expect(tree.match(topicFilter).sort()).toEqual(expected.sort());
          }
          for (const [index, topicName] of names.entries()) {
            expect(tree.get(topicName)).toBe(index < kept ? topicName : undefined);
            tree.delete(topicName);
          }
          expect(tree.nodeCount).toBe(0);
        },
      ),
    );
  });

  test('takes names of 65,536 levels', () => {
    const tree = createNameTree<number>(standardRules);
    const slashes = '/'.repeat(65_535);
    tree.set(slashes, 1);
    expect(tree.match('/#')).toEqual([1]);
    expect(tree.match(slashes)).toEqual([1]);
    tree.delete(slashes);
    expect(tree.nodeCount).toBe(0);
  });
});

describe('bent rules', () => {
  const found = (rules: Partial<typeof standardRules>, topicFilter: string, topicName: string): boolean[] => {
    const bent = { ...standardRules, ...rules };
    const subscriptions = createSubscriptionTree<string, number>(bent);
    const names = createNameTree<number>(bent);
    let live = false;
    subscriptions.add(topicFilter, 'x', 1);
    subscriptions.match(topicName, () => {
      live = true;
    });
    names.set(topicName, 1);
    return [live, names.match(topicFilter).length > 0];
  };
  const cases: [string, Partial<typeof standardRules>, string, string][] = [
    ['+ misses the empty level', { plusMatches: (level) => level !== '' }, 'a/+', 'a/'],
    ['# misses the parent', { hashMatchesParent: () => false }, 'a/#', 'a'],
    ['# takes one level', { hashMatches: (levelsBelow) => levelsBelow === 1 }, 'a/#', 'a/b/c'],
    ['+ spans levels', { plusSpans: () => true }, 'a/+/d', 'a/b/c/d'],
    ['+ matches nothing', { plusMatchesNothing: () => true }, 'a/+', 'a'],
    ['wildcards match $', { leadingWildcardMatches: () => true }, '+/a', '$SYS/a'],
    ['case is ignored', { levelKey: (level) => level.toLowerCase() }, 'a/B', 'A/b'],
    ['a trailing slash is cut off', { topicLevels: (topic) => topic.replace(/\/$/, '').split('/') }, 'a/', 'a'],
  ];
  test.each(cases)('%s', (_name, rules, topicFilter, topicName) => {
    const standard = topicMatches(topicFilter, topicName);
    expect(found({}, topicFilter, topicName)).toEqual([standard, standard]);
    expect(found(rules, topicFilter, topicName)).toEqual([!standard, !standard]);
  });
});
