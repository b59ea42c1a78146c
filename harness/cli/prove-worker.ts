/** One of the threads of `mqttspec prove`: takes the name of a fault, gives its proof. */

import { parentPort, workerData } from 'node:worker_threads';
import type { Version } from '../../reference/codec/version.ts';
import { proofOf } from '../prove/kill-matrix.ts';
import { virtualRun } from '../runner/virtual-run.ts';
import { loadFaults } from './load-faults.ts';
import { loadSuites } from './load-suites.ts';
import { type Filters, selectScenarios } from './selection.ts';

/** What a thread is told when it starts: the same for all. */
export interface ProveWork {
  readonly filters: Filters;
  readonly versions: readonly Version[] | null;
}

const { filters, versions } = workerData as ProveWork;
const scenarios = selectScenarios(await loadSuites(), filters, versions);
const faults = new Map((await loadFaults()).map((fault) => [fault.name, fault]));

parentPort?.on('message', async (name: string) => {
  const fault = faults.get(name);
  if (fault === undefined) throw new Error(`no fault is called ${name}`);
  parentPort?.postMessage(proofOf(fault, await virtualRun({ scenarios, versions, faults: [fault] })));
});
