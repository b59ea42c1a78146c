/** Telling a coarse timer from a wrong factor, by how late several silent clients with different Keep Alives were closed. */

/** One silent client. */
export interface Silence {
  /** Seconds. */
  readonly keepAlive: number;
  /** Milliseconds from its last packet to the close. */
  readonly closedAfterMs: number;
}

/** What the lateness of all of them shows. */
export type Grade =
  | { readonly kind: 'in-time' }
  /** Some were late, or all by much the same: a timer that looks now and then. */
  | { readonly kind: 'coarse-timer'; readonly latestMs: number }
  /** All were late, and the more so the longer their Keep Alive. */
  | { readonly kind: 'wrong-factor'; readonly periods: number };

/** A broker that counts whole seconds at both ends is up to so much late without having waited for anything. */
const wholeSecondsMs = 2000;

/** At two periods instead of one and a half each client is late by half a period: less than this is no wrong factor. */
const proportionalPeriods = 0.4;

interface Lateness {
  /** Seconds. */
  readonly keepAlive: number;
  readonly lateMs: number;
}

/** Whether who has the longest Keep Alive is later than who has the shortest, by as much as a wrong factor makes of it. */
function growsWithKeepAlive(latenesses: readonly Lateness[]): boolean {
  const keepAlives = latenesses.map(({ keepAlive }) => keepAlive);
  const [shortest, longest] = [Math.min(...keepAlives), Math.max(...keepAlives)];
  const leastMs = (of: number): number =>
    Math.min(...latenesses.filter(({ keepAlive }) => keepAlive === of).map(({ lateMs }) => lateMs));
  const moreMs = proportionalPeriods * 1000 * (longest - shortest);
  return longest > shortest && leastMs(longest) - leastMs(shortest) >= moreMs;
}

/** Grades them. `slackMs` is how much of the lateness may be ours. */
export function gradeLateness(silences: readonly Silence[], slackMs: number): Grade {
  const latenesses = silences.map(({ keepAlive, closedAfterMs }) => ({
    keepAlive,
    lateMs: closedAfterMs - 1500 * keepAlive,
  }));
  const leastPeriods = Math.min(...latenesses.map(({ keepAlive, lateMs }) => lateMs / (1000 * keepAlive)));
  if (leastPeriods >= proportionalPeriods && growsWithKeepAlive(latenesses))
    return { kind: 'wrong-factor', periods: 1.5 + leastPeriods };
  const latestMs = Math.max(...latenesses.map(({ lateMs }) => lateMs));
  return latestMs > wholeSecondsMs + slackMs ? { kind: 'coarse-timer', latestMs } : { kind: 'in-time' };
}
