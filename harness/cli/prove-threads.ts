/** Spreads the work of `mqttspec prove` over the processors. */

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FaultProof } from '../prove/kill-matrix.ts';
import type { Surveyed } from '../prove/survey.ts';
import type { Workforce } from '../prove/workforce.ts';
import type { ProveSetup, Work } from './prove-worker.ts';

interface Waiting {
  readonly work: Work;
  resolve(outcome: unknown): void;
  reject(error: Error): void;
}

/** Threads that do pieces of work, each one at a time, in the order in which they were given; they reject when one breaks. */
export interface Threads extends Workforce {
  stop(): Promise<void>;
}

/** Megabytes in which new things are kept: nearly all that a run makes is of no use after it. */
const maxYoungGenerationSizeMb = 64;

/** Starts a thread for each processor. */
export function startThreads(setup: ProveSetup): Threads {
  const queue: Waiting[] = [];
  const idle: ((next: Waiting) => void)[] = [];

  const workers = Array.from({ length: availableParallelism() }, () => {
    const worker = new Worker(new URL('./prove-worker.js', import.meta.url), {
      workerData: setup,
      resourceLimits: { maxYoungGenerationSizeMb },
    });
    let current: Waiting | undefined;
    const begin = (next: Waiting): void => {
      current = next;
      worker.postMessage(next.work);
    };
    const seek = (): void => {
      current = undefined;
      const next = queue.shift();
      if (next === undefined) idle.push(begin);
      else begin(next);
    };
    worker.on('message', (outcome: unknown) => {
      current?.resolve(outcome);
      seek();
    });
    worker.once('error', (error) => current?.reject(error));
    seek();
    return worker;
  });

  const put = (work: Work): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const waiting = { work, resolve, reject };
      const begin = idle.pop();
      if (begin === undefined) queue.push(waiting);
      else begin(waiting);
    });

  return {
    carryOut: (trial) => put(trial) as Promise<readonly FaultProof[]>,
    survey: (survey) => put(survey) as Promise<readonly Surveyed[]>,
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
