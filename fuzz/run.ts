/** Plays episodes until so many packets were played, or something was found. */

import type { Fault } from '../reference/faults/fault.ts';
import { type Episode, playCase, playEpisode } from './episode.ts';
import type { Finding } from './judge/scene.ts';
import { createRandom, partSeed } from './random.ts';
import { shrink } from './shrink.ts';

/** What to play. */
export interface FuzzOptions {
  /** Control packets that the broker is to take. */
  readonly packets: number;
  readonly seed: number;
  readonly faults: readonly Fault[];
  /** Told now and then. */
  readonly progress?: (tally: FuzzTally) => void;
}

/** How far it has come. */
export interface FuzzTally {
  readonly episodes: number;
  readonly received: number;
  readonly sent: number;
}

/** What came of it. */
export interface FuzzResult extends FuzzTally {
  /** Null if all was well. */
  readonly failure: (NonNullable<Episode['failure']> & { readonly episodeSeed: number }) | null;
}

/** Most are short, so that many setups and moods come up; some long enough for what takes time to build up. */
const shortSteps = 3_000;
const longSteps = 60_000;
const longPercent = 1;

/** Fuzzes. The same options play the same packets. */
export function fuzz({ packets, seed, faults, progress }: FuzzOptions): FuzzResult {
  let tally: FuzzTally = { episodes: 0, received: 0, sent: 0 };
  while (tally.received < packets) {
    const episodeSeed = partSeed(seed, tally.episodes);
    const steps = createRandom(episodeSeed).percent(longPercent) ? longSteps : shortSteps;
    const episode = playEpisode(episodeSeed, steps, faults);
    tally = {
      episodes: tally.episodes + 1,
      received: tally.received + episode.packets.received,
      sent: tally.sent + episode.packets.sent,
    };
    if (episode.failure !== null) return { ...tally, failure: { ...episode.failure, episodeSeed } };
    progress?.(tally);
  }
  return { ...tally, failure: null };
}

/** The failing case, as small as it can be made in so many trials, and what is found in it. */
export function smallest(
  { finding, played }: NonNullable<Episode['failure']>,
  faults: readonly Fault[],
  mostTrials: number,
): NonNullable<Episode['failure']> {
  let last: Finding = finding;
  const smaller = shrink(
    played,
    (candidate) => {
      const found = playCase(candidate, faults);
      if (found?.invariant !== finding.invariant) return false;
      last = found;
      return true;
    },
    mostTrials,
  );
  return { finding: last, played: smaller };
}
