/** Threads that take the crowd of a run's jobs off the first one. */

import { Worker } from 'node:worker_threads';
import type { CutShort, ScenarioResult } from '../result.ts';
import { interruptionOf } from '../runner/interruption.ts';
import type { Agenda, Lane } from '../runner/lanes.ts';
import type { Scenario } from '../scenario.ts';
import type { UrlOptions } from '../target/url.ts';

/** What a thread is to work at, beside the agenda: what it takes to come to the same plan. */
export interface LaneWork {
  readonly urls: readonly string[];
  readonly urlOptions: UrlOptions;
  /** The scenarios in the order in which they are planned, each with what is left of its statements by the selection. */
  readonly scenarios: readonly Pick<Scenario, 'id' | 'statements'>[];
}

/** What a thread is asked; before all else it is given its work. */
export type LaneRequest =
  | { readonly work: LaneWork; readonly agenda: Agenda }
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

/** What lanes are wanted for. */
export interface Assignment {
  readonly work: LaneWork;
  readonly agenda: Agenda;
  /** Ends them. */
  readonly signal: AbortSignal;
  /** Is told what scenarios throw after they were judged. */
  onStray(sentence: string): void;
}

/** Threads as lanes. */
export interface LaneThreads {
  lanesFor(assignment: Assignment): readonly Lane[];
  stop(): Promise<void>;
}

/** A thread, and those who wait for what it was asked. */
interface Staffed {
  readonly worker: Worker;
  readonly waiting: Map<number, Asker>;
}

interface StartedLane {
  laneFor(assignment: Assignment): Lane;
  stop(): Promise<void>;
}

/** A scenario may end its thread, by process.exit() or for want of memory: what ran there is lost, and the next one gets a new thread. */
function startLane(own: readonly string[]): StartedLane {
  let current: Staffed | null = null;
  let onStray: Assignment['onStray'] = () => undefined;

  const staff = (): Staffed => {
    const worker = new Worker(new URL('./run-worker.js', import.meta.url), { workerData: own });
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
    laneFor: ({ work, agenda, signal, onStray: tell }) => {
      onStray = tell;
      const informed = (): Staffed => {
        const staffed = current ?? staff();
        current = staffed;
        request(staffed, { work, agenda });
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

/** Starts so many threads, which load all scenarios, also those of the user's own at these places; they are told later what for. */
export function startLanes(count: number, own: readonly string[]): LaneThreads {
  const started = Array.from({ length: count }, () => startLane(own));
  return {
    lanesFor: (assignment) => started.map(({ laneFor }) => laneFor(assignment)),
    stop: async () => {
      await Promise.all(started.map(({ stop }) => stop()));
    },
  };
}
