/** Quality of Service levels, and what a scenario that uses some of them needs. */

import type { Need } from '../../harness/scenario.ts';

/** At most once, at least once, exactly once. */
export const levels = [0, 1, 2] as const;

/** A Quality of Service level. */
export type Level = (typeof levels)[number];

/** The QoS of a delivery: that of the message, or the lower one that was granted (3.8.4). */
export function lower(published: Level, granted: number): Level {
  return granted < published ? (granted as Level) : published;
}

/** What a target must have for these levels to be used. */
export function needsFor(...used: readonly Level[]): Need[] {
  const highest = Math.max(...used);
  return highest === 0 ? [] : [{ maxQos: highest === 1 ? 1 : 2 }];
}

/** Whether each copy but the first may be there: QoS 1 allows them, and so does QoS 1 lowered to 0 (3.8.4). */
export function mayBeRepeated(published: Level, granted: number): boolean {
  return lower(published, granted) === 1 || (published === 1 && granted === 0);
}
