/** One of the threads that help `mqttspec run`: makes the same plan, carries out the jobs that it is given. */

import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../reference/clock.ts';
import { execute } from '../runner/execute.ts';
import { interruptionOf } from '../runner/interruption.ts';
import { type Agenda, kept } from '../runner/lanes.ts';
import { patienceFor } from '../runner/patience.ts';
import { plan } from '../runner/plan.ts';
import { mindStrays } from '../runner/strays.ts';
import { targetOf } from '../target/url.ts';
import { loadSuites } from './load-suites.ts';
import type { LaneAnswer, LaneRequest, LaneWork } from './run-threads.ts';

/** Where scenarios of the user's own are. */
const own = workerData as readonly string[];
const known = new Map((await loadSuites(own)).map((scenario) => [scenario.id, scenario]));
const answer = (message: LaneAnswer): void => parentPort?.postMessage(message);
const interrupted = new AbortController();
const interruption = interruptionOf(interrupted.signal);
const { mind } = own.length > 0 ? mindStrays((stray) => answer({ stray })) : {};

/** Carries out jobs of the plan that comes of its work and the agenda. */
type Worker = (index: number, tag: string) => Promise<void>;

function workerFor({ urls, urlOptions, scenarios }: LaneWork, agenda: Agenda): Worker {
  const target = targetOf(urls, urlOptions);
  const chosen = scenarios.flatMap(({ id, statements }) => {
    const scenario = known.get(id);
    return scenario === undefined ? [] : [{ ...scenario, statements }];
  });
  const { capabilities, versions, slow, framing } = agenda;
  const jobs = plan(chosen, versions, target, capabilities, slow);
  const patience = patienceFor(capabilities, target);
  const setting = { target, capabilities, clock: systemClock, framing, patience, interruption, ...(mind && { mind }) };
  return async (index, tag) => {
    const job = jobs[index];
    if (job === undefined) throw new Error(`the plan has no job ${index}: threads and main program differ`);
    const result = await execute(job, tag, setting, () => answer({ index, result: null }));
    answer({ index, result: kept(result, agenda) });
  };
}

let carryOut: Worker | null = null;
parentPort?.on('message', async (request: LaneRequest) => {
  if ('agenda' in request) carryOut = workerFor(request.work, request.agenda);
  else if ('ended' in request) interrupted.abort(request.ended);
  else await carryOut?.(request.index, request.tag);
});
