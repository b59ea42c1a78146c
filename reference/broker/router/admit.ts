/** Whether there is room for a message. */

import type { Core } from '../core.ts';
import type { Limits } from '../limits.ts';
import type { Message } from '../message.ts';

/**
 * The bound that keeps a message from being published, or, if it is to be retained, from being stored; null if none
 * does.
 */
export function boundInTheWayOf(core: Core, message: Message): keyof Limits | null {
  const { maxTopicLevels } = core.limits;
  // A topic has at most one level more than it has characters: most need not be taken apart to be counted.
  const canExceed = message.topic.length >= maxTopicLevels;
  if (canExceed && core.rules.topicLevels(message.topic).length > maxTopicLevels) return 'maxTopicLevels';
  return core.retained.boundInTheWayOf(message);
}
