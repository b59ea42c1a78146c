/** Threads that take the crowd of a run's jobs off the first one. */

import { Worker } from 'node:worker_threads';
import type { CutShort, ScenarioResult } from '../result.ts';
import { interruptionOf } from '../runner/interruption.ts';
import type { Agenda, Lane } from '../runner/lanes.ts';
import type { UrlOptions } from '../target/url.ts';

/** What a thread is told when it starts. */
export interface LaneWork {
  readonly agenda: Agenda;
  readonly urls: readonly string[];
  readonly urlOptions: UrlOptions;
  /** Ids of the scenarios, in the order in which they are planned. */
  readonly scenarios: readonly string[];
  /** Where those of the user's own are. */
  readonly own: readonly string[];
}

/** What a thread is asked. */
export type LaneRequest = { readonly index: number; readonly tag: string } | { readonly ended: CutShort };

/** What it answers. */
export interface LaneAnswer {
  readonly index: number;
  /** Null when the job only waits for now. */
  readonly result: ScenarioResult | null;
}

/** Whom to tell about a job. */
interface Asker {
  onWaiting(): void;
  resolve(result: ScenarioResult): void;
  reject(error: Error): void;
}

/** Threads as lanes. */
export interface LaneThreads {
  readonly lanes: readonly Lane[];
  stop(): Promise<void>;
}

function startLane(work: LaneWork, signal: AbortSignal): { readonly lane: Lane; readonly worker: Worker } {
  const worker = new Worker(new URL('./run-worker.js', import.meta.url), { workerData: work });
  const waiting = new Map<number, Asker>();
  const request = (message: LaneRequest): void => worker.postMessage(message);
  let failure: Error | null = null;

  worker.on('message', ({ index, result }: LaneAnswer) => {
    if (result === null) {
      waiting.get(index)?.onWaiting();
      return;
    }
    waiting.get(index)?.resolve(result);
    waiting.delete(index);
  });
  worker.on('error', (error: Error) => {
    failure = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  interruptionOf(signal).onInterrupted((ended) => request({ ended }));

  return {
    worker,
    lane: {
      execute: (index, tag, onWaiting) =>
        new Promise((resolve, reject) => {
          if (failure !== null) return reject(failure);
          waiting.set(index, { onWaiting, resolve, reject });
          request({ index, tag });
        }),
    },
  };
}

/** Starts so many threads. */
export function startLanes(count: number, work: LaneWork, signal: AbortSignal): LaneThreads {
  const started = Array.from({ length: count }, () => startLane(work, signal));
  return {
    lanes: started.map(({ lane }) => lane),
    stop: async () => {
      await Promise.all(started.map(({ worker }) => worker.terminate()));
    },
  };
}
