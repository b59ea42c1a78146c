/** Writes that wait for a commit: one for each key, and none for what came and went meanwhile. */

import type { Write } from './database.ts';
import type { Key } from './records.ts';

/**
 * How a change wants to be stored. urgent: somebody waits for an answer. patient: so does somebody, but it is likely that
 * the change is undone in a moment, and then there is nothing to store. lazy: nobody waits, and if it were forgotten, all
 * would be as if it came a moment later.
 */
export type Urgency = 'urgent' | 'patient' | 'lazy';

/** What is to be written, and how much of what somebody waits for is still not stored. Changes have numbers. */
export interface PendingWrites {
  /** `value` is asked for when it is written, if it ever is; `isThere`: something stands at the key. */
  put(urgency: Urgency, key: Key, value: () => unknown, isThere: boolean): void;
  /** Takes away what stands at the key. */
  remove(urgency: Urgency, key: Key): void;
  /** All that waits, for a commit. */
  take(): readonly Write[];
  /** What was taken is stored. */
  stored(): void;
  readonly newest: number;
  /** The oldest change that is not stored and not lazy; Infinity if there is none. */
  oldest(): number;
  /** Whether there is none; asked for each packet, so it must cost nothing. */
  isStored(): boolean;
  /** Whether nothing waits, not even a lazy change. */
  isEmpty(): boolean;
}

interface Pending {
  readonly key: Key;
  /** Null for nothing. */
  value: (() => unknown) | null;
  /** Whether the store has something at the key. */
  readonly isStored: boolean;
  /** Of the first change that waits at the key. */
  readonly number: number;
}

const none = Number.POSITIVE_INFINITY;

/** Makes an empty one; `changed` is told of each change. */
export function createPendingWrites(changed: (urgency: Urgency) => void): PendingWrites {
  /** By key, the oldest first. */
  let awaited = new Map<string, Pending>();
  let lazy = new Map<string, Pending>();
  let newest = 0;
  /** The oldest of those that were taken and are not stored. */
  let taken = none;

  const oldestAwaited = (): number => {
    for (const { number } of awaited.values()) return number;
    return none;
  };
  const set = (urgency: Urgency, key: Key, value: Pending['value'], isThere: boolean): void => {
    newest++;
    const name = `${key[0]} ${key[1]} ${key[2]}`;
    const before = awaited.get(name) ?? lazy.get(name);
    if (value === null && before?.isStored === false) {
      awaited.delete(name);
    } else if (before !== undefined && (urgency === 'lazy' || awaited.has(name))) {
      before.value = value;
    } else {
      lazy.delete(name);
      const isStored = before?.isStored ?? isThere;
      (urgency === 'lazy' ? lazy : awaited).set(name, { key, value, isStored, number: newest });
    }
    changed(urgency);
  };

  return {
    put: set,
    remove: (urgency, key) => set(urgency, key, null, true),
    take: () => {
      taken = oldestAwaited();
      const writes = [...awaited.values(), ...lazy.values()].map(({ key, value }) => ({ key, value: value?.() }));
      awaited = new Map();
      lazy = new Map();
      return writes;
    },
    stored: () => {
      taken = none;
    },
    get newest() {
      return newest;
    },
    oldest: () => Math.min(taken, oldestAwaited()),
    isStored: () => taken === none && awaited.size === 0,
    isEmpty: () => awaited.size === 0 && lazy.size === 0,
  };
}
