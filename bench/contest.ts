/** What a benchmark is: one thing that several contenders do, each measured in a process of its own. */

/** The name under which our own work appears in every contest. */
export const ours = 'mqttspec';

/** What is asked of us: a ratio to another contender, or a bound on our own figure. */
export type Target =
  /** At least so many times better than the other. */
  | { readonly kind: 'ratio'; readonly against: string; readonly atLeast: number }
  /** In the contest's unit. */
  | { readonly kind: 'bound'; readonly atMost: number };

/** One who takes part. */
export interface Contender {
  readonly name: string;
  /**
   * One figure in the contest's unit, from a process started for it.
   *
   * @throws InvalidRun where what was measured was not done rightly: a message lost, a packet read otherwise.
   */
  measure(): Promise<number>;
}

/** What is told of a contest, apart from who takes part. */
export interface Subject {
  /** `group/name`, unique. */
  readonly id: string;
  /** What is done, in a few words: `decode small packets, byte by byte`. */
  readonly title: string;
  /** Of the figures: `packets/s`, `ms`. */
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  readonly targets: readonly Target[];
}

/** A benchmark. One of its contenders is `ours`. */
export interface Contest extends Subject {
  readonly contenders: readonly Contender[];
}

/** Figures that must not be published, since what they measure did not happen as it should. */
export class InvalidRun extends Error {
  override readonly name = 'InvalidRun';
  readonly code = 'BENCH_INVALID_RUN';
}
