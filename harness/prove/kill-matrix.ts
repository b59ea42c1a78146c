/** The kill matrix: which scenario turns red under which fault, as a value. */

import type { Version } from '../../reference/codec/version.ts';
import type { ScenarioResult } from '../result.ts';

/** One scenario that noticed a fault. */
export interface Kill {
  readonly id: string;
  readonly version: Version;
  /** The always-on checks that noticed it too, or alone. */
  readonly checks: readonly string[];
  /** Whether the scenario's own body noticed it. */
  readonly byBody: boolean;
  readonly reason: string;
}

/** What became of one fault. */
export interface FaultProof {
  readonly fault: string;
  readonly title: string;
  readonly kills: readonly Kill[];
  /** Scenarios that could not judge the broken broker: neither for nor against the fault. */
  readonly inconclusive: readonly string[];
}

/** The whole proof. */
export interface KillMatrix {
  readonly proofs: readonly FaultProof[];
  /** Faults that nothing noticed. */
  readonly survivors: readonly string[];
  /** Scenarios that no fault turned red. */
  readonly neverKilled: readonly string[];
  /** Always-on checks that no fault turned red. */
  readonly idleChecks: readonly string[];
}

/** Reads the kills off the results of a run with one fault; a warning counts, it is noticed too. */
export function proofOf(
  fault: { readonly name: string; readonly title: string },
  results: readonly ScenarioResult[],
): FaultProof {
  const kills = results
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
    .map(({ id, version, findings, reason }): Kill => {
      const noticed = findings.map(({ by }) => by);
      const checks = [...new Set(noticed.filter((by) => by !== 'body'))];
      return { id, version, checks, byBody: noticed.includes('body'), reason: reason ?? '' };
    });
  const inconclusive = results
    .filter(({ verdict }) => verdict === 'inconclusive')
    .map(({ id, version }) => `${id} (${version})`);
  return { fault: fault.name, title: fault.title, kills, inconclusive };
}

/** Adds up the proofs. `ids` and `checkNames` are all that ran. A scenario counts as killed by its own body only. */
export function killMatrix(
  proofs: readonly FaultProof[],
  ids: readonly string[],
  checkNames: readonly string[],
): KillMatrix {
  const kills = proofs.flatMap((proof) => proof.kills);
  const killed = new Set(kills.filter(({ byBody }) => byBody).map(({ id }) => id));
  const busy = new Set(kills.flatMap(({ checks }) => checks));
  return {
    proofs,
    survivors: proofs.filter((proof) => proof.kills.length === 0).map(({ fault }) => fault),
    neverKilled: ids.filter((id) => !killed.has(id)),
    idleChecks: checkNames.filter((name) => !busy.has(name)),
  };
}
