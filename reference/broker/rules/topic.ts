/** Decisions about how Topic Filters match Topic Names (4.7), asked at the branches of the topic trees. */

import type { Cause } from '../message.ts';

/** The rules of section 4.7. */
export const topicRules = {
  /**
   * The levels of a name or filter: divided at each `/`, so that a leading, trailing or doubled one makes an empty
   * level (4.7.1.1).
   */
  topicLevels(topic: string): readonly string[] {
    return topic.split('/');
  },

  /** What a level is compared by: itself, character by character [MQTT-4.7.3-4]. */
  levelKey(level: string): string {
    return level;
  },

  /**
   * Whether a wildcard at the very start of a filter can match this first level: not if it starts with `$`
   * [MQTT-4.7.2-1].
   */
  leadingWildcardMatches(_wildcard: '+' | '#', firstLevel: string, _cause: Cause): boolean {
    return !firstLevel.startsWith('$');
  },

  /** Whether `+` matches this level, `depth` levels below the first: any level, an empty one too (4.7.1.3). */
  plusMatches(_level: string, _depth: number, _cause: Cause): boolean {
    return true;
  },

  /** Whether `+` can go on to match the next level too: it stands for one level (4.7.1.3). */
  plusSpans(_level: string, _depth: number, _cause: Cause): boolean {
    return false;
  },

  /**
   * Whether `+` at the end of a filter matches a name that ends one level before it: `sport/+` is not for `sport`
   * (4.7.1.3).
   */
  plusMatchesNothing(_depth: number, _cause: Cause): boolean {
    return false;
  },

  /** Whether `#` matches the level that it follows: the parent is included (4.7.1.2). */
  hashMatchesParent(_depth: number, _cause: Cause): boolean {
    return true;
  },

  /** Whether `#` matches a name of that many levels more than stand before it: any number (4.7.1.2). */
  hashMatches(_levelsBelow: number, _cause: Cause): boolean {
    return true;
  },
};
