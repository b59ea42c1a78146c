/** Whether there is room for a message, and whether a topic is within its bounds. */

import { utf8Length } from '../../codec/index.ts';
import type { Core } from '../core.ts';
import type { Limits, TopicLimit } from '../limits.ts';
import type { Message } from '../message.ts';

/** UTF-8 takes at most so many bytes for a UTF-16 unit. */
const mostBytesPerUnit = 3;

/** The bound that a Topic Name or Topic Filter goes beyond, or null. */
export function topicLimitInTheWay({ limits, rules }: Core, topic: string): TopicLimit | null {
  const { maxTopicBytes, maxTopicLevels } = limits;
  // Most need not be measured: a topic has at most one level more than it has characters.
  const mayBeLong = topic.length * mostBytesPerUnit > maxTopicBytes;
  if (mayBeLong && Number(utf8Length(topic)) > maxTopicBytes) return 'maxTopicBytes';
  const mayBeDeep = topic.length >= maxTopicLevels;
  return mayBeDeep && rules.topicLevels(topic).length > maxTopicLevels ? 'maxTopicLevels' : null;
}

/**
 * The bound that keeps a message from being published, or, if it is to be retained, from being stored; null if none
 * does.
 */
export function boundInTheWayOf(core: Core, message: Message): keyof Limits | null {
  return topicLimitInTheWay(core, message.topic) ?? core.retained.boundInTheWayOf(message);
}
