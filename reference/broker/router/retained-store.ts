/**
 * The retained messages: at most one for each Topic Name, bounded, and kept for as long as the settings and they
 * themselves say (3.3.1.3, 3.3.2.3.3, 4.1).
 */

import type { Clock, Timer } from '../../clock.ts';
import type { Limits } from '../limits.ts';
import { type Message, messageWeightBytes } from '../message.ts';
import type { Journal } from '../persistence/journal.ts';
import type { Rules } from '../rules.ts';
import type { Settings } from '../settings.ts';
import { createNameTree } from './name-tree.ts';

/** The retained messages of a broker. */
export interface RetainedStore {
  readonly count: number;
  readonly weightBytes: number;
  /** The bound that keeps this message from being stored, or null. */
  boundInTheWayOf(message: Message): keyof Limits | null;
  /** Does to the topic's retained message what the rules say this one does: takes its place, removes it, or nothing. */
  update(message: Message): void;
  delete(topicName: string): void;
  /** Retains a message that was retained in the broker before. */
  restore(message: Message): void;
  match(topicFilter: string): Message[];
  all(): Iterable<Message>;
  /** Cancels the timers. */
  stop(): void;
}

/** What the store needs of its broker. */
interface RetainedStoreOptions {
  readonly clock: Clock;
  readonly rules: Rules;
  readonly limits: Limits;
  readonly settings: Settings;
  readonly journal: Journal;
}

interface Entry {
  readonly message: Message;
  /** Null for one that is kept until it is cleared. */
  readonly timer: Timer | null;
}

/** Makes an empty store. */
export function createRetainedStore({ clock, rules, limits, settings, journal }: RetainedStoreOptions): RetainedStore {
  const tree = createNameTree<Entry>(rules);
  const byTopic = new Map<string, Entry>();
  let weightBytes = 0;

  const retainedAt = (topicName: string): Message | undefined => tree.get(topicName)?.message;

  const drop = (topicName: string): void => {
    const entry = tree.get(topicName);
    if (entry === undefined) return;
    entry.timer?.cancel();
    tree.delete(entry.message.topic);
    byTopic.delete(entry.message.topic);
    weightBytes -= messageWeightBytes(entry.message);
    journal.cleared(entry.message);
  };

  const store = (message: Message): void => {
    const lifetimeMs = rules.retainedLifetimeMs(settings.retainedExpiryMs, message);
    const leftMs = Math.max(0, message.takenAtMs + lifetimeMs - clock.now());
    const timer = Number.isFinite(leftMs) ? clock.setTimer(leftMs, () => drop(message.topic)) : null;
    const entry = { message, timer };
    tree.set(message.topic, entry);
    byTopic.set(message.topic, entry);
    weightBytes += messageWeightBytes(message);
  };

  return {
    get count() {
      return byTopic.size;
    },
    get weightBytes() {
      return weightBytes;
    },

    boundInTheWayOf: (message) => {
      if (rules.retainedChange(message, retainedAt) !== 'store') return null;
      const existing = retainedAt(message.topic);
      const freedBytes = existing === undefined ? 0 : messageWeightBytes(existing);
      if (weightBytes - freedBytes + messageWeightBytes(message) > limits.maxRetainedBytes) return 'maxRetainedBytes';
      if (existing !== undefined) return null;
      if (byTopic.size >= limits.maxRetainedMessages) return 'maxRetainedMessages';
      const { length } = rules.topicLevels(message.topic);
      return tree.nodeCount + length > limits.maxRetainedNodes ? 'maxRetainedNodes' : null;
    },

    update: (message) => {
      const change = rules.retainedChange(message, retainedAt);
      if (change === 'keep') return;
      drop(message.topic);
      if (change !== 'store') return;
      const kept = rules.retainedForm(message);
      store(kept);
      journal.retained(kept);
    },

    delete: drop,
    restore: store,
    match: (topicFilter) => tree.match(topicFilter).map(({ message }) => message),
    *all() {
      for (const { message } of byTopic.values()) yield message;
    },
    stop: () => {
      for (const { timer } of byTopic.values()) timer?.cancel();
    },
  };
}
