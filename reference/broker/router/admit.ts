/** Whether there is room for a message. */

import type { Core } from '../core.ts';
import type { Limits } from '../limits.ts';
import type { Message } from '../message.ts';

/** The bound that keeps a message from being published, or, if it is to be retained, from being stored; null if none does. */
export function boundInTheWayOf(core: Core, message: Message): keyof Limits | null {
  if (core.rules.topicLevels(message.topic).length > core.limits.maxTopicLevels) return 'maxTopicLevels';
  return message.retain ? core.retained.boundInTheWayOf(message) : null;
}
