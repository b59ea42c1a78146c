/** One of the threads of `mqttspec prove`: takes a piece of work, gives what came of it. */

import { parentPort, workerData } from 'node:worker_threads';
import type { Version } from '../../reference/codec/version.ts';
import { createRepertoire } from '../prove/repertoire.ts';
import { createSurveyor, type Survey } from '../prove/survey.ts';
import { carryOut, type Trial } from '../prove/trial.ts';
import { loadFaults } from './load-faults.ts';
import { loadSuites } from './load-suites.ts';

/** What a thread is told when it starts. */
export interface ProveSetup {
  /** In which scenarios run. */
  readonly versions: readonly Version[];
  /** Of all chance. */
  readonly seed: number;
  /** Names of those that are to be proven. */
  readonly faults: readonly string[];
  /** Where scenarios of the user's own are. */
  readonly own: readonly string[];
}

/** What a thread can be given to do. */
export type Work = Trial | Survey;

const setup = workerData as ProveSetup;
const faults = (await loadFaults()).filter(({ name }) => setup.faults.includes(name));
const repertoire = createRepertoire(faults, await loadSuites(setup.own));
const survey = createSurveyor(repertoire, setup);

parentPort?.on('message', async (work: Work) => {
  parentPort?.postMessage(work.kind === 'survey' ? await survey(work) : await carryOut(work, repertoire, setup));
});
