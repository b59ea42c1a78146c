/**
 * `$SYS`: values that are worked out when somebody wants them, on SUBSCRIBE and from time to time while somebody
 * subscribes.
 */

import type { Timer } from '../../clock.ts';
import type { Core } from '../core.ts';
import type { Message } from '../message.ts';
import { createNameTree } from '../router/name-tree.ts';
import { createSysTopics, type SysTopic } from './topics.ts';

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
  const { statistics, settings, heapUsedBytes, clock } = core;
  const { topics, sample } = createSysTopics({
    statistics,
    version: settings.version,
    heapUsedBytes,
    nowMs: clock.now(),
  });
  const names = createNameTree<SysTopic>(core.rules);
  for (const item of topics) names.set(item.topic, item);

  const published = new Map<string, string>();
  let subscriptions = 0;
  let timer: Timer | null = null;

  const messageOf = (topic: string, text: string): Message => {
    const payload = encoder.encode(text);
    const takenAtMs = core.clock.now();
    return { topic, payload, qos: 0, retain: false, dup: false, publisher: null, properties: undefined, takenAtMs };
  };

  const publishChanges = (): void => {
    for (const item of topics) {
      const text = item.text();
      if (published.get(item.topic) === text) continue;
      published.set(item.topic, text);
      core.router.publish(messageOf(item.topic, text));
    }
  };

  const arm = (): void => {
    timer = core.clock.setTimer(core.settings.sysIntervalMs, () => {
      sample(core.clock.now());
      if (subscriptions > 0) publishChanges();
      arm();
    });
  };
  if (core.settings.sysSamplesAlways) arm();

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
      if (subscriptions > 0 || core.settings.sysSamplesAlways) return;
      timer?.cancel();
      timer = null;
    },
    match: (topicFilter) => {
      if (!isOurs(topicFilter)) return [];
      sample(core.clock.now());
      return names.match(topicFilter).map(({ topic, text }) => messageOf(topic, text()));
    },
    stop: () => {
      timer?.cancel();
      timer = null;
    },
  };
}
