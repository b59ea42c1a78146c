/** A short question on what a broker does with its freedom; the answer goes into the profile. */

import type { Observation } from '../../result.ts';
import type { Stage } from '../../stage.ts';
import type { Trace } from '../../trace.ts';

/** What a question is put with. */
export interface Asking {
  readonly stage: Stage;
  /** What happened on the stage so far. */
  readonly trace: Trace;
}

/** Asks on a stage of its own, which is cleared behind it. What it throws means that there is no answer. */
export type Probe = (asking: Asking) => Promise<Observation>;
