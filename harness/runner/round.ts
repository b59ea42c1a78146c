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

/** Carries them out; `tagOf` gives each job a tag of its own. What was not finished when the run was ended is inconclusive. */
export function playRound(
  jobs: readonly Job[],
  tagOf: (index: number) => string,
  { here, lanes: [busy, ...busier], concurrency, interruption, vigil }: Circle,
  onEvent: (event: Extract<RunEvent, { kind: 'scenario-started' | 'scenario-ended' }>) => void,
): Promise<readonly ScenarioResult[]> {
  // Those who measure time stay here, where it is quiet: among the crowd they would measure how busy this machine is.
  const inCrowd = { lane: busy === undefined ? here : spread([busy, ...busier]), limit: limitTo(concurrency) };
  const inQuiet = busy === undefined ? inCrowd : { lane: here, limit: limitTo(waitingAtOnce) };

  let done = 0;
  const play = async (job: Job, index: number): Promise<ScenarioResult> => {
    if (job.lacking !== null) return skipped(job);
    const { mandatedWaitMs, isPatient, id } = job.scenario;
    const { lane, limit } = mandatedWaitMs > 0 || isPatient ? inQuiet : inCrowd;
    const { result, beganMs } = await limit(async (onWaiting) => {
      const beganMs = await vigil.present();
      const ended = interruption.why();
      if (ended !== null) return { result: unjudged(skipped(job), ended.reason), beganMs };
      onEvent({ kind: 'scenario-started', id, version: job.version });
      const carriedOut = lane.execute(index, tagOf(index), () => {
        if (vigil.isBrisk()) onWaiting();
      });
      return { result: await carriedOut.catch((error) => unjudged(skipped(job), lostReason(error))), beganMs };
    });
    return vigil.confirmed(result, beganMs);
  };
  return Promise.all(
    jobs.map(async (job, index) => {
      const result = await play(job, index);
      done += 1;
      onEvent({ kind: 'scenario-ended', result, done, total: jobs.length });
      return result;
    }),
  );
}
