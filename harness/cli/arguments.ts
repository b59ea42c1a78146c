/** Readers of option values, shared by the commands; what they refuse, commander reports together with the option. */

import { InvalidArgumentError } from 'commander';

/** Ten years: longer than any wait that is meant, shorter than what a number holds exactly in milliseconds. */
const mostSeconds = 10 * 365 * 24 * 60 * 60;

/** Reads a whole number from `least` to `most`. */
export function integerArgument(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      most === Number.MAX_SAFE_INTEGER
        ? `Expected a whole number, ${least} or more.`
        : `Expected a whole number from ${least} to ${most}.`,
    );
  };
}

/** Reads a TCP port; 0 stands for any free one. */
export const portArgument = integerArgument(0, 65_535);

/** Reads a number of seconds above 0, fractions allowed, and returns milliseconds. */
export function secondsArgument(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value > 0 && value <= mostSeconds) return Math.max(1, Math.round(value * 1_000));
  throw new InvalidArgumentError(`Expected a number of seconds above 0, at most ${mostSeconds}.`);
}
