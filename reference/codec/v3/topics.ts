/** Topic Names and Topic Filters in the packets of 3.1 and 3.1.1 (section 4.7). */

import type { StatementId311 } from '../../statements/index.ts';
import { type Cursor, quote } from '../cursor.ts';
import { readString } from '../read.ts';
import { findTopicFilterFault, hasWildcard, type TopicFilterFault } from '../topic.ts';
import { topicFilterSizeUnless } from '../write-topic.ts';
import { fail } from './fail.ts';

/** Reads a Topic Name; `noWildcards` is what a wildcard breaks in the packet at hand. */
export function readTopicName(cursor: Cursor, field: string, noWildcards: StatementId311): string {
  const at = cursor.position;
  const topic = readString(cursor, field);
  if (topic.length === 0) {
    fail(cursor, 'protocol-error', at, 'MQTT-4.7.3-1', `${field} of at least one character`, 'an empty string');
  } else if (hasWildcard(topic)) {
    fail(cursor, 'protocol-error', at, noWildcards, `${field} without wildcards`, quote(topic));
  }
  return topic;
}

const faultStatements: Readonly<Record<TopicFilterFault, StatementId311>> = {
  empty: 'MQTT-4.7.3-1',
  'not-a-string': 'MQTT-4.7.3-2',
  'misplaced-multi-level': 'MQTT-4.7.1-2',
  'misplaced-single-level': 'MQTT-4.7.1-3',
};

/** Reads a Topic Filter. */
export function readTopicFilter(cursor: Cursor): string {
  const at = cursor.position;
  const filter = readString(cursor, 'Topic Filter');
  const fault = findTopicFilterFault(filter);
  if (fault !== undefined) {
    const expected = 'a well-formed Topic Filter';
    fail(cursor, 'protocol-error', at, faultStatements[fault], expected, `${quote(filter)} (${fault})`);
  }
  return filter;
}

/**
 * Bytes that a Topic Filter takes.
 *
 * @throws EncodeError for one that is not well-formed.
 */
export function topicFilterSize(filter: string): number {
  return topicFilterSizeUnless(findTopicFilterFault(filter), filter);
}
