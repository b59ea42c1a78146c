/**
 * `$SYS`: values that are worked out when somebody wants them, on SUBSCRIBE and from time to time while somebody
 * subscribes.
 */

import type { Timer } from '../../clock.ts';
import type { Core } from '../core.ts';
import type { Message } from '../message.ts';
import { createNameTree } from '../router/name-tree.ts';
import { type SysTopic, sysTopics } from './topics.ts';

/** The `$SYS` topics of a broker. */
export interface Sys {
  /** A subscription with this filter was made. */
  subscribed(topicFilter: string): void;
  /** A subscription with this filter ended. */
  unsubscribed(topicFilter: string): void;
  /** The present values that a filter matches, as retained messages. */
  match(topicFilter: string): Message[];
  /** Cancels the timer. */
  stop(): void;
}

const encoder = new TextEncoder();

/** Makes the `$SYS` topics of a broker; `core.statistics` and `core.router` are read when a value is wanted. */
export function createSys(core: Core): Sys {
  const names = createNameTree<SysTopic>(core.rules);
  for (const item of sysTopics) names.set(item.topic, item);

  const published = new Map<string, string>();
  let subscriptions = 0;
  let timer: Timer | null = null;

  const textOf = ({ text }: SysTopic): string => text({ statistics: core.statistics, version: core.settings.version });
  const messageOf = (topic: string, text: string): Message => {
    const payload = encoder.encode(text);
    const takenAtMs = core.clock.now();
    return { topic, payload, qos: 0, retain: false, dup: false, publisher: null, properties: undefined, takenAtMs };
  };

  const publishChanges = (): void => {
    for (const item of sysTopics) {
      const text = textOf(item);
      if (published.get(item.topic) === text) continue;
      published.set(item.topic, text);
      core.router.publish(messageOf(item.topic, text));
    }
  };

  const arm = (): void => {
    timer = core.clock.setTimer(core.settings.sysIntervalMs, () => {
      publishChanges();
      arm();
    });
  };

  // A filter that starts with a wildcard matches none of these topics (4.7.2).
  const isOurs = (topicFilter: string): boolean => core.rules.topicLevels(topicFilter)[0] === '$SYS';

  return {
    subscribed: (topicFilter) => {
      if (!isOurs(topicFilter)) return;
      subscriptions++;
      if (timer === null) arm();
    },
    unsubscribed: (topicFilter) => {
      if (!isOurs(topicFilter)) return;
      subscriptions--;
      if (subscriptions > 0) return;
      timer?.cancel();
      timer = null;
    },
    match: (topicFilter) => names.match(topicFilter).map((item) => messageOf(item.topic, textOf(item))),
    stop: () => {
      timer?.cancel();
      timer = null;
    },
  };
}
