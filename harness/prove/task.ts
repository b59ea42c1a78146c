/** A piece of the proof that one thread does: some faults, each before some scenarios. */

import type { Version } from '../../reference/codec/version.ts';
import type { Fault } from '../../reference/faults/fault.ts';
import type { ScenarioResult } from '../result.ts';
import { virtualResults } from '../runner/virtual-run.ts';
import type { Scenario } from '../scenario.ts';
import { type FaultProof, proofOf } from './kill-matrix.ts';

/** What to do, by name; a value that can be sent to a thread. */
export interface Task {
  readonly faults: readonly string[];
  /** In the order in which they are run. */
  readonly scenarios: readonly string[];
  /** When enough is known: as soon as something noticed a fault, a body did, this check did; or never. */
  readonly until: 'noticed' | 'noticed-by-body' | { readonly check: string } | 'all-is-run';
}

function isEnough({ verdict, findings }: ScenarioResult, until: Task['until']): boolean {
  if (until === 'all-is-run' || (verdict !== 'fail' && verdict !== 'warn')) return false;
  if (until === 'noticed') return true;
  const who = until === 'noticed-by-body' ? 'body' : until.check;
  return findings.some(({ by }) => by === who);
}

/** Does the task. `faults` and `scenarios` hold all that it may name. */
export async function carryOut(
  task: Task,
  faults: ReadonlyMap<string, Fault>,
  scenarios: ReadonlyMap<string, Scenario>,
  versions: readonly Version[] | null,
): Promise<readonly FaultProof[]> {
  const proofs: FaultProof[] = [];
  for (const name of task.faults) {
    const fault = faults.get(name);
    if (fault === undefined) throw new Error(`no fault is called ${name}`);
    const results: ScenarioResult[] = [];
    let enough = false;
    for (const id of task.scenarios) {
      const scenario = scenarios.get(id);
      if (scenario === undefined) throw new Error(`no scenario is called ${id}`);
      for await (const result of virtualResults({ scenarios: [scenario], versions, faults: [fault] })) {
        results.push(result);
        enough ||= isEnough(result, task.until);
      }
      if (enough) break;
    }
    proofs.push(proofOf(fault, results));
    if (enough) break;
  }
  return proofs;
}
