/** Runs contests: round by round, and in each contender after contender, so that a slow minute strikes all of them. */

import { cpus, loadavg } from 'node:os';
import type { Contest } from './contest.ts';
import { type BenchResult, type Machine, type Round, summarize } from './result.ts';

/** How contests are run. */
export interface RunOptions {
  readonly rounds: number;
  /** Told before each measurement. */
  readonly onProgress: (line: string) => void;
}

/**
 * The result of all contests, each measurement made alone.
 *
 * @throws InvalidRun as the contenders do.
 */
export async function runContests(
  contests: readonly Contest[],
  { rounds, onProgress }: RunOptions,
): Promise<BenchResult> {
  const machine = describeMachine();
  const startedAt = new Date();
  const found = contests.map((): Round[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, contest] of contests.entries()) {
      onProgress(`round ${round + 1} of ${rounds}: ${contest.id}`);
      found[at]?.push(await runRound(contest, round));
    }
  }
  return {
    schema: 1,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    machine,
    outcomes: contests.map((contest, at) => summarize(contest, found[at] ?? [])),
  };
}

/** Another contender begins in each round: whoever is measured first or last has no advantage by it. */
async function runRound({ contenders }: Contest, round: number): Promise<Round> {
  const first = round % contenders.length;
  const figures = new Map<string, number>(contenders.map(({ name }) => [name, Number.NaN]));
  for (const { name, measure } of [...contenders.slice(first), ...contenders.slice(0, first)]) {
    figures.set(name, await measure());
  }
  return figures;
}

function describeMachine(): Machine {
  const processors = cpus();
  return {
    node: process.version,
    processor: processors[0]?.model.trim() ?? 'unknown',
    processors: processors.length,
    load: loadavg()[0] ?? 0,
  };
}
