/** The retained messages: counted right, within their bounds, found by name and by wildcard, none of them empty. */

import type { Core } from '../../reference/broker/core.ts';
import { messageWeightBytes } from '../../reference/broker/message.ts';
import type { Report } from './inspect.ts';

/** Looks at the retained messages. */
export function inspectRetained({ retained, limits }: Core, report: Report): void {
  let count = 0;
  let bytes = 0;
  let unhidden = 0;
  for (const message of retained.all()) {
    count += 1;
    bytes += messageWeightBytes(message);
    if (!message.topic.startsWith('$')) unhidden += 1;
    if (message.payload.length === 0) report('retained-agree', `${message.topic} is empty`);
    if (retained.match(message.topic)[0] !== message) report('retained-agree', `${message.topic} is not found`);
  }
  if (count !== retained.count) report('counts', `${count} retained, ${retained.count} counted`);
  if (bytes !== retained.weightBytes) report('counts', `${bytes} bytes retained, ${retained.weightBytes} counted`);
  if (count > limits.maxRetainedMessages) report('limit-retained', `${count} messages`);
  if (bytes > limits.maxRetainedBytes) report('limit-retained', `${bytes} bytes`);
  const found = retained.match('#').length;
  if (found !== unhidden) report('retained-agree', `# finds ${found} of ${unhidden}`);
}
