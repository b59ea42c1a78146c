/** Random numbers that a seed repeats. */

/** A source of random numbers. */
export interface Random {
  /** An integer from 0 to `limit` - 1; 0 for a limit of 0. */
  below(limit: number): number;
  /** One of the values. */
  pick<T>(values: readonly T[]): T;
  /** True so many times in a hundred. */
  percent(percent: number): boolean;
}

/** Makes a source from a seed: mulberry32, which is quick and good enough here. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  function below(limit: number): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  return {
    below,
    pick: <T>(values: readonly T[]): T => values[below(values.length)] as T,
    percent: (percent) => below(10_000) < percent * 100,
  };
}

/** The seed of the `index`-th part of something that has a seed. */
export function partSeed(seed: number, index: number): number {
  return createRandom((seed ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0).below(2 ** 31);
}
