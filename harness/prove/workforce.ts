/** Who does the work of a proof, in whatever thread. */

import type { FaultProof } from './kill-matrix.ts';
import type { Surveyor } from './survey.ts';
import type { Trial } from './trial.ts';

/** Takes work and gives what came of it; the order of the answers is that of the work only by chance. */
export interface Workforce {
  carryOut(trial: Trial): Promise<readonly FaultProof[]>;
  survey: Surveyor;
}

/** Tells how far the proof is. */
export type Progress = (what: string) => void;
