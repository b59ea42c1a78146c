/** One of the threads of `mqttspec prove`: takes a task, gives the proofs. */

import { parentPort, workerData } from 'node:worker_threads';
import type { Version } from '../../reference/codec/version.ts';
import { carryOut, type Task } from '../prove/task.ts';
import { loadFaults } from './load-faults.ts';
import { loadSuites } from './load-suites.ts';

/** What a thread is told when it starts: the versions in which scenarios run. */
export type ProveWork = { readonly versions: readonly Version[] | null };

const { versions } = workerData as ProveWork;
const scenarios = new Map((await loadSuites()).map((scenario) => [scenario.id, scenario]));
const faults = new Map((await loadFaults()).map((fault) => [fault.name, fault]));

parentPort?.on('message', async (task: Task) => {
  parentPort?.postMessage(await carryOut(task, faults, scenarios, versions));
});
