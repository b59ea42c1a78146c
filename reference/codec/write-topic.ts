/** Topic Names and Topic Filters on their way out: measured, and refused if they are not well-formed (4.7). */

import { quote } from './cursor.ts';
import { EncodeError } from './encode-error.ts';
import { hasWildcard, isPlainTopicName } from './topic.ts';
import { stringSize } from './write.ts';

/** Bytes that a Topic Name takes, which must not be empty. */
export function topicNameSize(field: string, topic: string): number {
  if (topic.length === 0) {
    throw new EncodeError('MQTT_ENCODE_BAD_TOPIC_NAME', `${field} of at least one character`, 'an empty string');
  }
  return topicNameOrNothingSize(field, topic);
}

/** Bytes that a Topic Name takes, which may be empty because a Topic Alias stands for it. */
export function topicNameOrNothingSize(field: string, topic: string): number {
  if (isPlainTopicName(topic)) return 2 + topic.length;
  if (hasWildcard(topic)) {
    throw new EncodeError('MQTT_ENCODE_BAD_TOPIC_NAME', `${field} without wildcards`, quote(topic));
  }
  return stringSize(field, topic);
}

/** Bytes that a Topic Filter takes, unless a fault was found in it. */
export function topicFilterSizeUnless(fault: string | undefined, filter: string): number {
  if (fault !== undefined && fault !== 'not-a-string') {
    const expected = 'a well-formed Topic Filter';
    throw new EncodeError('MQTT_ENCODE_BAD_TOPIC_FILTER', expected, `${quote(filter)} (${fault})`);
  }
  return stringSize('Topic Filter', filter);
}
