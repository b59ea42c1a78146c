/** Carries out every job of a plan once, side by side. */

import type { RunEvent, ScenarioResult } from '../result.ts';
import type { Interruption } from './interruption.ts';
import { skipped, unjudged } from './judge.ts';
import { type Lane, spread } from './lanes.ts';
import { limitTo, waitingAtOnce } from './limit.ts';
import type { Job } from './plan.ts';
import type { Vigil } from './vigil.ts';

/** Where jobs are carried out, and who looks on. */
export interface Circle {
  /** This thread. */
  readonly here: Lane;
  /** Others, if there are any. */
  readonly lanes: readonly Lane[];
  /** How many scenarios run side by side, beside those that only wait; 1: one after the other. */
  readonly concurrency: number;
  readonly interruption: Interruption;
  readonly vigil: Vigil;
}

const lostReason = ({ message }: Error): string =>
  `the thread of mqttspec in which it ran, with others, came to its end: ${message}`;

const slowReason = (tookMs: number): string =>
  `the target, or this machine, is too busy: a PINGREQ was answered after ${Math.round(tookMs)} ms`;

/** So many of those that are tried again are on at once: what the target is to be asked now is not to be too much for it. */
const againAtOnce = 4;

/** Whether it proves nothing about a target that is late with everything: nothing was seen that must not be. */
function isByLateness({ verdict, findings }: ScenarioResult): boolean {
  const failures = findings.filter(({ severity }) => severity === 'fail');
  return verdict === 'inconclusive' || (verdict === 'fail' && failures.every(({ eventIndex }) => eventIndex === null));
}

/**
 * Carries them out; `tagOf` gives each job a tag of its own, and another one for its second attempt. What comes of lateness
 * while the target was slow is tried again when all else is done. What was not finished when the run was ended is
 * inconclusive.
 */
export async function playRound(
  jobs: readonly Job[],
  tagOf: (index: number, attempt: 'first' | 'second') => string,
  { here, lanes: [busy, ...busier], concurrency, interruption, vigil }: Circle,
  onEvent: (event: Extract<RunEvent, { kind: 'scenario-started' | 'scenario-ended' }>) => void,
): Promise<readonly ScenarioResult[]> {
  // Those who measure time stay here, where it is quiet: among the crowd they would measure how busy this machine is.
  const inCrowd = { lane: busy === undefined ? here : spread([busy, ...busier]), limit: limitTo(concurrency) };
  const inQuiet = busy === undefined ? inCrowd : { lane: here, limit: limitTo(waitingAtOnce) };
  const again = limitTo(Math.min(concurrency, againAtOnce));
  const placeOf = ({ scenario: { mandatedWaitMs, isPatient } }: Job): typeof inCrowd =>
    mandatedWaitMs > 0 || isPatient ? inQuiet : inCrowd;

  /** `slowMs`: null where there is no doubt. */
  const attempt = async (
    job: Job,
    { lane, limit }: typeof inCrowd,
    execute: (lane: Lane, onWaiting: () => void) => Promise<ScenarioResult>,
  ): Promise<{ readonly result: ScenarioResult; readonly slowMs: number | null }> => {
    if (job.lacking !== null) return { result: skipped(job), slowMs: null };
    const { result, beganMs } = await limit(async (onWaiting) => {
      const beganMs = await vigil.present();
      const ended = interruption.why();
      if (ended !== null) return { result: unjudged(skipped(job), ended.reason), beganMs };
      const carriedOut = execute(lane, () => {
        if (vigil.isBrisk()) onWaiting();
      });
      return { result: await carriedOut.catch((error) => unjudged(skipped(job), lostReason(error))), beganMs };
    });
    const confirmed = await vigil.confirmed(result, beganMs);
    const slowMs = isByLateness(confirmed) && interruption.why() === null ? vigil.slowSince(beganMs) : null;
    return { result: confirmed, slowMs };
  };

  let done = 0;
  const tell = (result: ScenarioResult): ScenarioResult => {
    done += 1;
    onEvent({ kind: 'scenario-ended', result, done, total: jobs.length });
    return result;
  };
  const firsts = await Promise.all(
    jobs.map(async (job, index) => {
      const first = await attempt(job, placeOf(job), (lane, onWaiting) => {
        onEvent({ kind: 'scenario-started', id: job.scenario.id, version: job.version });
        return lane.execute(index, tagOf(index, 'first'), onWaiting);
      });
      if (first.slowMs === null) tell(first.result);
      return { ...first, job, index };
    }),
  );
  return Promise.all(
    firsts.map(async ({ result, slowMs, job, index }) => {
      if (slowMs === null) return result;
      const second = await attempt(job, { lane: placeOf(job).lane, limit: again }, (lane, onWaiting) =>
        lane.execute(index, tagOf(index, 'second'), onWaiting),
      );
      return tell(second.slowMs === null ? second.result : unjudged(second.result, slowReason(second.slowMs)));
    }),
  );
}
