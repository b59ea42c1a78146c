/** The kill matrix: which scenario turns red under which fault, as a value. */

import type { Version } from '../../reference/codec/version.ts';
import type { Citations } from '../../reference/statements/index.ts';
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
  /** Scenarios that ran before the broken broker and noticed nothing, in any version. */
  readonly unnoticed: readonly string[];
}

/** What was proven, with what, and how. */
export interface Subjects {
  /** `examples`: what is not told was not tried. `full`: what is not told cannot differ from the sound broker. */
  readonly mode: 'examples' | 'full';
  readonly seed: number;
  readonly versions: readonly Version[];
  /** The subject is the folder of reference/faults/ that it is in. */
  readonly faults: readonly {
    readonly name: string;
    readonly title: string;
    readonly subject: string;
    readonly breaks: Citations;
  }[];
  /** All that ran, in order of id. */
  readonly scenarios: readonly { readonly id: string; readonly title: string }[];
  readonly checks: readonly { readonly name: string; readonly title: string }[];
}

/** The whole proof. */
export interface KillMatrix extends Subjects {
  /** In order of the faults' names. */
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
  const inconclusive = results.filter(({ verdict }) => verdict === 'inconclusive');
  const spoken = new Set([...kills, ...inconclusive].map(({ id }) => id));
  const passed = results.filter(({ id, verdict }) => verdict === 'pass' && !spoken.has(id));
  return {
    fault: fault.name,
    title: fault.title,
    kills,
    inconclusive: inconclusive.map(({ id, version }) => `${id} (${version})`),
    unnoticed: [...new Set(passed.map(({ id }) => id))],
  };
}

/** Puts what several trials found out about the same faults together, in order of their names. */
export function joinProofs(proofs: readonly FaultProof[]): readonly FaultProof[] {
  const byFault = new Map<string, FaultProof>();
  for (const proof of proofs) {
    const before = byFault.get(proof.fault);
    byFault.set(proof.fault, before === undefined ? proof : bothOf(before, proof));
  }
  return [...byFault.values()].sort((a, b) => (a.fault < b.fault ? -1 : 1));
}

/** The same scenario may have been run twice before the same fault, to the same end. */
function bothOf(one: FaultProof, other: FaultProof): FaultProof {
  const isNew = ({ id, version }: Kill): boolean =>
    !one.kills.some((kill) => kill.id === id && kill.version === version);
  return {
    ...one,
    kills: [...one.kills, ...other.kills.filter(isNew)],
    inconclusive: [...new Set([...one.inconclusive, ...other.inconclusive])],
    unnoticed: [...new Set([...one.unnoticed, ...other.unnoticed])],
  };
}

/** Adds up the proofs. A scenario counts as killed by its own body only. */
export function killMatrix(proofs: readonly FaultProof[], subjects: Subjects): KillMatrix {
  const kills = proofs.flatMap((proof) => proof.kills);
  const killed = new Set(kills.filter(({ byBody }) => byBody).map(({ id }) => id));
  const busy = new Set(kills.flatMap(({ checks }) => checks));
  return {
    ...subjects,
    proofs,
    survivors: proofs.filter((proof) => proof.kills.length === 0).map(({ fault }) => fault),
    neverKilled: subjects.scenarios.map(({ id }) => id).filter((id) => !killed.has(id)),
    idleChecks: subjects.checks.map(({ name }) => name).filter((name) => !busy.has(name)),
  };
}
