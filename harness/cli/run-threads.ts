/** Threads that take the crowd of a run's jobs off the first one. */

import { Worker } from 'node:worker_threads';
import type { CutShort, ScenarioResult } from '../result.ts';
import { interruptionOf } from '../runner/interruption.ts';
import type { Agenda, Lane } from '../runner/lanes.ts';
import type { UrlOptions } from '../target/url.ts';

/** What a thread is told when it starts: enough to make itself ready before the target is known. */
export interface LaneWork {
  readonly urls: readonly string[];
  readonly urlOptions: UrlOptions;
  /** Ids of the scenarios, in the order in which they are planned. */
  readonly scenarios: readonly string[];
  /** Where those of the user's own are. */
  readonly own: readonly string[];
}

/** What a thread is asked; before all else it is given the agenda. */
export type LaneRequest =
  | { readonly agenda: Agenda }
  | { readonly index: number; readonly tag: string }
  | { readonly ended: CutShort };

/** What it answers of a job, without a result when that only waits for now; or what a scenario threw after it was judged. */
export type LaneAnswer =
  | { readonly index: number; readonly result: ScenarioResult | null }
  | { readonly stray: string };

/** Whom to tell about a job. */
interface Asker {
  onWaiting(): void;
  resolve(result: ScenarioResult): void;
  reject(error: Error): void;
}

/** Threads as lanes. */
export interface LaneThreads {
  /** The lanes for that agenda, until `signal` ends them. */
  lanesFor(agenda: Agenda, signal: AbortSignal): readonly Lane[];
  stop(): Promise<void>;
}

/** A thread, and those who wait for what it was asked. */
interface Staffed {
  readonly worker: Worker;
  readonly waiting: Map<number, Asker>;
}

interface StartedLane {
  laneFor(agenda: Agenda, signal: AbortSignal): Lane;
  stop(): Promise<void>;
}

/** A scenario may end its thread, by process.exit() or for want of memory: what ran there is lost, and the next one gets a new thread. */
function startLane(work: LaneWork, onStray: (sentence: string) => void): StartedLane {
  let current: Staffed | null = null;

  const staff = (): Staffed => {
    const worker = new Worker(new URL('./run-worker.js', import.meta.url), { workerData: work });
    const waiting: Staffed['waiting'] = new Map();
    const staffed = { worker, waiting };
    const over = (error: Error): void => {
      if (current === staffed) current = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    worker.on('message', (answer: LaneAnswer) => {
      if ('stray' in answer) return onStray(answer.stray);
      const { index, result } = answer;
      if (result === null) return waiting.get(index)?.onWaiting();
      waiting.get(index)?.resolve(result);
      waiting.delete(index);
    });
    worker.on('error', over);
    worker.on('exit', (code) => over(new Error(`it ended with code ${code}`)));
    return staffed;
  };
  const request = ({ worker }: Staffed, message: LaneRequest): void => worker.postMessage(message);
  current = staff();

  return {
    laneFor: (agenda, signal) => {
      const informed = (): Staffed => {
        const staffed = current ?? staff();
        current = staffed;
        request(staffed, { agenda });
        return staffed;
      };
      let latest = informed();
      interruptionOf(signal).onInterrupted((ended) => {
        if (current !== null) request(current, { ended });
      });
      return {
        execute: (index, tag, onWaiting) =>
          new Promise((resolve, reject) => {
            if (current !== latest) latest = informed();
            latest.waiting.set(index, { onWaiting, resolve, reject });
            request(latest, { index, tag });
          }),
      };
    },
    stop: async () => {
      await current?.worker.terminate();
    },
  };
}

/** Starts so many threads; `onStray` is told what scenarios throw after they were judged. */
export function startLanes(count: number, work: LaneWork, onStray: (sentence: string) => void): LaneThreads {
  const started = Array.from({ length: count }, () => startLane(work, onStray));
  return {
    lanesFor: (agenda, signal) => started.map(({ laneFor }) => laneFor(agenda, signal)),
    stop: async () => {
      await Promise.all(started.map(({ stop }) => stop()));
    },
  };
}
