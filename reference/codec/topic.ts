/** The syntax of Topic Names and Topic Filters, and which names a filter matches (sections 4.7 and 4.8.2). */

import { utf8Length } from './utf8.ts';

const slash = 0x2f;
const hash = 0x23;
const plus = 0x2b;
const dollar = 0x24;
const maxTopicBytes = 65_535;
const sharePrefix = '$share/';

/** What is wrong with a Topic Filter. */
export type TopicFilterFault = 'empty' | 'not-a-string' | 'misplaced-multi-level' | 'misplaced-single-level';

/** What is wrong with the share part of a Shared Subscription's Topic Filter. */
export type SharedFilterFault = 'no-share-name' | 'wildcard-in-share-name' | 'no-topic-filter';

/** A Shared Subscription's Topic Filter in its parts: `$share/{shareName}/{topicFilter}`. */
export interface SharedFilter {
  readonly shareName: string;
  readonly topicFilter: string;
}

/** Is it a Topic Name: at least one character, no wildcard, and a string that MQTT can carry? (4.7.1, 4.7.3) */
export function isTopicName(topic: string): boolean {
  return isPlainTopicName(topic) || (topic.length > 0 && !hasWildcard(topic) && fitsAString(topic));
}

/** Anything but printable ASCII, and the wildcards. */
const special = /[^ !"$-*,-~]/;

/** Is it a Topic Name that takes as many bytes as it has characters? Nearly all are, and this is told at one glance. */
export function isPlainTopicName(topic: string): boolean {
  return topic.length > 0 && topic.length <= maxTopicBytes && !special.test(topic);
}

/** Does it hold `+` or `#`, wherever? */
export function hasWildcard(topic: string): boolean {
  return topic.includes('+') || topic.includes('#');
}

/**
 * Is it a Topic Filter: wildcards only where 4.7.1 has them, and a string that MQTT can carry? What stands behind
 * `$share/` is not looked at, as 3.1.1 knows no such thing; see `parseSharedFilter`.
 */
export function isTopicFilter(filter: string): boolean {
  return findTopicFilterFault(filter) === undefined;
}

/** The same, telling what is wrong; undefined if nothing is. */
export function findTopicFilterFault(filter: string): TopicFilterFault | undefined {
  if (isPlainTopicName(filter)) return undefined;
  if (filter.length === 0) return 'empty';
  if (!fitsAString(filter)) return 'not-a-string';
  if (!hasWildcard(filter)) return undefined;
  for (let index = 0; index < filter.length; index += 1) {
    const code = filter.charCodeAt(index);
    if (code !== hash && code !== plus) continue;
    const opensLevel = index === 0 || filter.charCodeAt(index - 1) === slash;
    const isLast = index === filter.length - 1;
    if (code === hash && !(opensLevel && isLast)) return 'misplaced-multi-level';
    if (code === plus && !(opensLevel && (isLast || filter.charCodeAt(index + 1) === slash))) {
      return 'misplaced-single-level';
    }
  }
  return undefined;
}

/** Does the filter claim to be that of a Shared Subscription? Well-formed or not is another question (4.8.2). */
export function isSharedFilter(filter: string): boolean {
  return filter.startsWith(sharePrefix);
}

/** The parts of a Shared Subscription's Topic Filter, or undefined if it is none or not well-formed (4.8.2). */
export function parseSharedFilter(filter: string): SharedFilter | undefined {
  const parts = splitSharedFilter(filter);
  return typeof parts === 'object' && isTopicFilter(parts.topicFilter) ? parts : undefined;
}

/**
 * The parts of a filter that begins with `$share/`, or what is wrong with its share part. The Topic Filter behind it is
 * not judged. (4.8.2)
 */
export function splitSharedFilter(filter: string): SharedFilter | SharedFilterFault {
  if (!isSharedFilter(filter)) return 'no-share-name';
  const nameEnd = filter.indexOf('/', sharePrefix.length);
  const shareName = filter.slice(sharePrefix.length, nameEnd === -1 ? filter.length : nameEnd);
  if (shareName.length === 0) return 'no-share-name';
  if (hasWildcard(shareName)) return 'wildcard-in-share-name';
  if (nameEnd === -1 || nameEnd === filter.length - 1) return 'no-topic-filter';
  return { shareName, topicFilter: filter.slice(nameEnd + 1) };
}

/**
 * Does the Topic Filter match the Topic Name? Both must be well-formed. The filter of a Shared Subscription is that
 * behind its share name. (4.7)
 */
export function topicMatches(filter: string, name: string): boolean {
  if (name.charCodeAt(0) === dollar && startsWithWildcard(filter)) return false;
  let inFilter = 0;
  let inName = 0;
  for (;;) {
    const code = filter.charCodeAt(inFilter);
    if (code === hash) return true;
    if (code === plus) {
      inFilter += 1;
      while (inName < name.length && name.charCodeAt(inName) !== slash) inName += 1;
    } else {
      while (inFilter < filter.length && filter.charCodeAt(inFilter) !== slash) {
        if (filter.charCodeAt(inFilter) !== name.charCodeAt(inName)) return false;
        inFilter += 1;
        inName += 1;
      }
    }
    if (inName === name.length) return inFilter === filter.length || filter.slice(inFilter) === '/#';
    if (inFilter === filter.length || name.charCodeAt(inName) !== slash) return false;
    inFilter += 1;
    inName += 1;
  }
}

function startsWithWildcard(filter: string): boolean {
  const first = filter.charCodeAt(0);
  return first === plus || first === hash;
}

function fitsAString(text: string): boolean {
  const length = utf8Length(text);
  return typeof length === 'number' && length <= maxTopicBytes;
}
