/** A piece of the proof that one thread does: some faults, each before some scenarios. */

import { versions as allVersions } from '../../reference/codec/version.ts';
import type { ScenarioResult } from '../result.ts';
import { type VirtualRunOptions, virtualResults } from '../runner/virtual-run.ts';
import { type FaultProof, proofOf } from './kill-matrix.ts';
import type { Repertoire } from './repertoire.ts';

/** What to do, by name; a value that can be sent to a thread. */
export interface Trial {
  readonly kind: 'trial';
  readonly faults: readonly string[];
  /** In the order in which they are run. */
  readonly scenarios: readonly string[];
  /** When enough is known: as soon as something noticed a fault, a body did, this check did; or never. */
  readonly until: 'noticed' | 'noticed-by-body' | { readonly check: string } | 'all-is-run';
}

function isEnough({ verdict, findings }: ScenarioResult, until: Trial['until']): boolean {
  if (until === 'all-is-run' || (verdict !== 'fail' && verdict !== 'warn')) return false;
  if (until === 'noticed') return true;
  const who = until === 'noticed-by-body' ? 'body' : until.check;
  return findings.some(({ by }) => by === who);
}

/** Does the trial. */
export async function carryOut(
  { faults, scenarios, until }: Trial,
  repertoire: Repertoire,
  how: Pick<VirtualRunOptions, 'versions' | 'seed'>,
): Promise<readonly FaultProof[]> {
  const proofs: FaultProof[] = [];
  for (const fault of faults.map(repertoire.fault)) {
    const results: ScenarioResult[] = [];
    let enough = false;
    // Where a fault breaks nothing, what it does there is an accident, and no proof.
    const versions = (how.versions ?? allVersions).filter((version) => fault.breaks[version] !== undefined);
    for (const scenario of scenarios.map(repertoire.scenario)) {
      try {
        for await (const result of virtualResults({ ...how, versions, scenarios: [scenario], faults: [fault] })) {
          // What is needed of a trace has been read off it, and there are many.
          results.push({ ...result, trace: [] });
          enough ||= isEnough(result, until);
          if (enough) break;
        }
      } catch (cause) {
        throw new Error(`the fault ${fault.name} breaks the broker itself before ${scenario.id}`, { cause });
      }
      if (enough) break;
    }
    proofs.push(proofOf(fault, results));
    if (enough) break;
  }
  return proofs;
}
