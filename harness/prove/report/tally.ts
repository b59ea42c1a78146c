/** The matrix seen from afar: suites of scenarios against subjects of faults. */

import type { KillMatrix } from '../kill-matrix.ts';

/** The coarse matrix. */
export interface Tally {
  /** In order of name. */
  readonly suites: readonly string[];
  /** In order of name, each with the number of its faults. */
  readonly subjects: readonly { readonly subject: string; readonly faults: number; readonly killed: number }[];
  /** Names of the faults of a subject that a scenario of a suite noticed. */
  noticed(suite: string, subject: string): readonly string[];
}

/** The first part of a scenario's id. */
function suiteOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

/** Adds up. */
export function tally({ scenarios, faults, proofs }: KillMatrix): Tally {
  const subjectOf = new Map(faults.map(({ name, subject }) => [name, subject]));
  const cells = new Map<string, Set<string>>();
  for (const { fault, kills } of proofs) {
    for (const { id } of kills) {
      const cell = `${suiteOf(id)} ${subjectOf.get(fault)}`;
      cells.set(cell, (cells.get(cell) ?? new Set()).add(fault));
    }
  }
  const killed = new Set(proofs.filter(({ kills }) => kills.length > 0).map(({ fault }) => fault));
  const subjects = [...new Set(subjectOf.values())].sort().map((subject) => {
    const those = faults.filter((fault) => fault.subject === subject);
    return { subject, faults: those.length, killed: those.filter(({ name }) => killed.has(name)).length };
  });
  return {
    suites: [...new Set(scenarios.map(({ id }) => suiteOf(id)))].sort(),
    subjects,
    noticed: (suite, subject) => [...(cells.get(`${suite} ${subject}`) ?? [])],
  };
}
