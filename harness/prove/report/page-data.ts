/** The kill matrix as the page carries it: by numbers, so that a million pairs fit into a few megabytes. */

import { toolVersion } from '../../tool-version.ts';
import type { KillMatrix } from '../kill-matrix.ts';

/** One scenario that noticed a fault: numbers of the scenario, the version, the checks and the reason. */
export type PageKill = readonly [
  scenario: number,
  version: number,
  byBody: 0 | 1,
  checks: readonly number[],
  reason: number,
];

/** All that the page is made of; numbers are places in the lists. */
export interface PageData {
  readonly tool: string;
  readonly mode: KillMatrix['mode'];
  readonly seed: number;
  readonly versions: readonly string[];
  readonly scenarios: readonly (readonly [id: string, title: string])[];
  readonly faults: readonly (readonly [name: string, title: string, subject: string, breaks: string])[];
  readonly checks: readonly (readonly [name: string, title: string])[];
  /** How many of the checks had to be turned red; of a part of the suites or faults none. */
  readonly judgedChecks: number;
  /** Each once; what is said is often said of many. */
  readonly reasons: readonly string[];
  /** For each fault who noticed it, who could say nothing, and who ran and noticed nothing. */
  readonly proofs: readonly {
    readonly kills: readonly PageKill[];
    readonly inconclusive: readonly number[];
    readonly unnoticed: readonly number[];
  }[];
  readonly survivors: readonly string[];
  readonly neverKilled: readonly string[];
  readonly idleChecks: readonly string[];
}

/** Numbers things in the order in which they first come. */
function numbering(known: readonly string[] = []): { readonly all: string[]; numberOf(thing: string): number } {
  const all = [...known];
  const numbers = new Map(all.map((thing, index) => [thing, index]));
  return {
    all,
    numberOf: (thing) => {
      const number = numbers.get(thing) ?? all.push(thing) - 1;
      numbers.set(thing, number);
      return number;
    },
  };
}

/** Makes it. */
export function pageData(matrix: KillMatrix): PageData {
  const { mode, seed, versions, scenarios, faults, checks, survivors, neverKilled, idleChecks } = matrix;
  const ids = numbering(scenarios.map(({ id }) => id));
  const names = numbering(checks.map(({ name }) => name));
  const spoken = numbering(versions);
  const reasons = numbering();
  const proofOf = new Map(matrix.proofs.map((proof) => [proof.fault, proof]));
  const proofs = faults.map(({ name }) => {
    const { kills = [], inconclusive = [], unnoticed = [] } = proofOf.get(name) ?? {};
    return {
      kills: kills.map(
        ({ id, version, byBody, checks: by, reason }): PageKill => [
          ids.numberOf(id),
          spoken.numberOf(version),
          byBody ? 1 : 0,
          by.map(names.numberOf),
          reasons.numberOf(reason),
        ],
      ),
      inconclusive: [...new Set(inconclusive.map((which) => ids.numberOf(which.slice(0, which.lastIndexOf(' (')))))],
      unnoticed: unnoticed.map(ids.numberOf),
    };
  });
  const titles = new Map(checks.map(({ name, title }) => [name, title]));
  return {
    tool: toolVersion,
    mode,
    seed,
    versions: spoken.all,
    scenarios: scenarios.map(({ id, title }) => [id, title]),
    faults: faults.map(({ name, title, subject, breaks }) => [
      name,
      title,
      subject,
      [...new Set(Object.values(breaks).flat())].join(', '),
    ]),
    checks: names.all.map((name) => [name, titles.get(name) ?? '']),
    judgedChecks: checks.length,
    reasons: reasons.all,
    proofs,
    survivors,
    neverKilled,
    idleChecks,
  };
}
