/** The model of a run of benchmarks, which is also its JSON, and how samples become figures, ratios and verdicts. */

import { ours, type Subject, type Target } from './contest.ts';

/** What one contender measured. */
export interface Figure {
  readonly contender: string;
  /** One for each round, in order. */
  readonly rounds: readonly number[];
  readonly median: number;
}

/** How many times better ours is. */
export interface Ratio {
  readonly against: string;
  /** One for each round, whose measurements were made one right after another. */
  readonly rounds: readonly number[];
  /** Of the rounds' ratios, so that what slows down a whole round slows down nobody's ratio. */
  readonly median: number;
}

/** A target and whether it was met. */
export interface Judgement {
  readonly target: Target;
  readonly met: boolean;
}

/** What a contest came to. */
export interface Outcome extends Omit<Subject, 'targets'> {
  readonly figures: readonly Figure[];
  readonly ratios: readonly Ratio[];
  readonly judgements: readonly Judgement[];
}

/** Where it ran, without which figures mean nothing. */
export interface Machine {
  readonly node: string;
  readonly processor: string;
  readonly processors: number;
  /** Of the last minute, when the run began: what else was running. */
  readonly load: number;
}

/** A whole run. */
export interface BenchResult {
  readonly schema: 1;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly machine: Machine;
  readonly outcomes: readonly Outcome[];
}

/** What one round of a contest gave: a figure by contender. */
export type Round = ReadonlyMap<string, number>;

/** The outcome of a contest; there must be at least one round, with the same contenders in each. */
export function summarize({ id, title, unit, better, targets }: Subject, rounds: readonly Round[]): Outcome {
  const names = [...(rounds[0]?.keys() ?? [])];
  const samples = (name: string): number[] => rounds.map((round) => round.get(name) ?? Number.NaN);
  const figures = names.map((contender) => figure(contender, samples(contender)));
  const ratios = names
    .filter((name) => name !== ours)
    .map((against) => {
      const theirs = samples(against);
      const each = samples(ours).map((own, at) => advantage(better, own, theirs[at] ?? Number.NaN));
      return { against, rounds: each, median: median(each) };
    });
  const judgements = targets.map((target) => ({ target, met: isMet(target, figures, ratios) }));
  return { id, title, unit, better, figures, ratios, judgements };
}

function figure(contender: string, rounds: readonly number[]): Figure {
  return { contender, rounds, median: median(rounds) };
}

function advantage(better: Subject['better'], own: number, theirs: number): number {
  return better === 'higher' ? own / theirs : theirs / own;
}

function isMet(target: Target, figures: readonly Figure[], ratios: readonly Ratio[]): boolean {
  switch (target.kind) {
    case 'ratio': {
      const found = ratios.find(({ against }) => against === target.against);
      return found !== undefined && found.median >= target.atLeast;
    }
    case 'bound': {
      const own = figures.find(({ contender }) => contender === ours);
      return own !== undefined && own.median <= target.atMost;
    }
    default:
      return target satisfies never;
  }
}

/** The middle one, or the mean of the middle two; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}
