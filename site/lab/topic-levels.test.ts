/** The explanation agrees with the codec's own matching, and names the level that decides. */

import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTopicFilter, isTopicName, topicMatches } from '../../reference/codec/topic.ts';
import { matchLevels } from './topic-levels.ts';

const level = constantFrom('', 'a', 'b', '$a', '+', '#', 'a+');
const topic = array(level, { minLength: 1, maxLength: 5 }).map((levels) => levels.join('/'));

function outcomes(filter: string, name: string): readonly string[] {
  const match = matchLevels(filter, name);
  return match.kind === 'compared' ? match.rows.map(({ outcome }) => outcome) : [match.problem];
}

describe('matching level by level', () => {
  it('comes to the same as the codec', () => {
    assert(
      property(topic, topic, (filter, name) => {
        const match = matchLevels(filter, name);
        const isLegal = isTopicFilter(filter) && isTopicName(name);
        expect(match.kind === 'compared').toBe(isLegal);
        if (match.kind === 'compared') expect(match.matches).toBe(topicMatches(filter, name));
      }),
      { numRuns: 2000 },
    );
  });

  it('tells which level decides', () => {
    expect(outcomes('home/+/temperature', 'home/kitchen/temperature')).toEqual(['same', 'plus', 'same']);
    expect(outcomes('home/+', 'home/kitchen/oven')).toEqual(['same', 'plus', 'name-left']);
    expect(outcomes('home/+', 'home')).toEqual(['same', 'filter-left']);
    expect(outcomes('home/#', 'home')).toEqual(['same', 'hash']);
    expect(outcomes('home/#', 'home/kitchen/oven')).toEqual(['same', 'hash', 'hash']);
    expect(outcomes('#', '$SYS/broker')).toEqual(['dollar']);
    expect(outcomes('a/b', 'a/c')).toEqual(['same', 'differs']);
  });

  it('says what is wrong with a filter or a name', () => {
    expect(outcomes('a+', 'a')[0]).toContain('+ must have its level');
    expect(outcomes('a/#/b', 'a')[0]).toContain('must be the last one');
    expect(outcomes('a', 'a/+')[0]).toContain('no wildcards');
    expect(outcomes('', 'a')[0]).toContain('at least one character');
  });
});
