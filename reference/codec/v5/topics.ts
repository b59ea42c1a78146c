/** Topic Names and Topic Filters in the packets of 5.0 (sections 4.7 and 4.8.2). */

import type { StatementId50 } from '../../statements/index.ts';
import { type Cursor, quote } from '../cursor.ts';
import { readString } from '../read.ts';
import {
  findTopicFilterFault,
  hasWildcard,
  isSharedFilter,
  type SharedFilterFault,
  splitSharedFilter,
  type TopicFilterFault,
} from '../topic.ts';
import { topicFilterSizeUnless } from '../write-topic.ts';
import { fail } from './fail.ts';

/** Reads a Topic Name, which may be empty here: whether that is allowed is seen later. */
export function readTopicName(cursor: Cursor, field: string, noWildcards: StatementId50): string {
  const at = cursor.position;
  const topic = readString(cursor, field);
  if (hasWildcard(topic)) {
    fail(cursor, 'protocol-error', at, noWildcards, `${field} without wildcards`, quote(topic));
  }
  return topic;
}

const faultStatements: Readonly<Record<TopicFilterFault | SharedFilterFault, StatementId50>> = {
  empty: 'MQTT-4.7.3-1',
  'not-a-string': 'MQTT-4.7.3-2',
  'misplaced-multi-level': 'MQTT-4.7.1-1',
  'misplaced-single-level': 'MQTT-4.7.1-2',
  'no-share-name': 'MQTT-4.8.2-1',
  'wildcard-in-share-name': 'MQTT-4.8.2-2',
  'no-topic-filter': 'MQTT-4.8.2-2',
};

/** Reads a Topic Filter, be it that of a Shared Subscription or not. */
export function readTopicFilter(cursor: Cursor): string {
  const at = cursor.position;
  const filter = readString(cursor, 'Topic Filter');
  const fault = findFault(filter);
  if (fault !== undefined) {
    const expected = 'a well-formed Topic Filter';
    fail(cursor, 'protocol-error', at, faultStatements[fault], expected, `${quote(filter)} (${fault})`);
  }
  return filter;
}

/** What is wrong with a Topic Filter of 5.0, share part included; undefined if nothing is. */
function findFault(filter: string): TopicFilterFault | SharedFilterFault | undefined {
  if (!isSharedFilter(filter)) return findTopicFilterFault(filter);
  const parts = splitSharedFilter(filter);
  return typeof parts === 'object' ? findTopicFilterFault(parts.topicFilter) : parts;
}

/**
 * Bytes that a Topic Filter takes.
 *
 * @throws EncodeError for one that is not well-formed.
 */
export function topicFilterSize(filter: string): number {
  return topicFilterSizeUnless(findFault(filter), filter);
}
