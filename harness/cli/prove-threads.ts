/** Spreads the tasks of `mqttspec prove` over the processors. */

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FaultProof } from '../prove/kill-matrix.ts';
import type { Task } from '../prove/task.ts';
import type { ProveWork } from './prove-worker.ts';

interface Waiting {
  readonly task: Task;
  resolve(proofs: readonly FaultProof[]): void;
  reject(error: Error): void;
}

/** Threads that do tasks, each one at a time, in the order in which they were given. */
export interface Threads {
  /** Rejects when a thread breaks. */
  carryOut(task: Task): Promise<readonly FaultProof[]>;
  stop(): Promise<void>;
}

/** Starts a thread for each processor. */
export function startThreads(work: ProveWork): Threads {
  const queue: Waiting[] = [];
  const idle: ((next: Waiting) => void)[] = [];

  const workers = Array.from({ length: availableParallelism() }, () => {
    const worker = new Worker(new URL('./prove-worker.js', import.meta.url), { workerData: work });
    let current: Waiting | undefined;
    const begin = (next: Waiting): void => {
      current = next;
      worker.postMessage(next.task);
    };
    const seek = (): void => {
      current = undefined;
      const next = queue.shift();
      if (next === undefined) idle.push(begin);
      else begin(next);
    };
    worker.on('message', (proofs: readonly FaultProof[]) => {
      current?.resolve(proofs);
      seek();
    });
    worker.once('error', (error) => current?.reject(error));
    seek();
    return worker;
  });

  return {
    carryOut: (task) =>
      new Promise((resolve, reject) => {
        const waiting = { task, resolve, reject };
        const begin = idle.pop();
        if (begin === undefined) queue.push(waiting);
        else begin(waiting);
      }),
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
