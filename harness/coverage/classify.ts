/** The class of each statement: judged on a server, judged on clients only, not observable; or a gap. */

import type { CitedVersion } from '../../reference/statements/index.ts';
import { checks } from '../checks/index.ts';
import type { Scenario } from '../scenario.ts';
import { clientOnly } from './client-only.ts';
import { notObservable } from './not-observable.ts';

/** `untested`: in no class. `inconsistent`: said to be unjudgeable on a server, and judged all the same. */
export type CoverageClass = 'judged' | 'client-only' | 'not-observable' | 'untested' | 'inconsistent';

/** All classes, the good ones first. */
export const coverageClasses: readonly CoverageClass[] = [
  'judged',
  'client-only',
  'not-observable',
  'untested',
  'inconsistent',
];

/** How a statement is covered. */
export interface Coverage {
  readonly coverage: CoverageClass;
  /** Ids of the scenarios that cite it. */
  readonly scenarios: readonly string[];
  /** Names of the always-on checks that cite it, as `check:NAME`. */
  readonly checks: readonly string[];
  /** Why no server is judged by it; null where that is not claimed. */
  readonly reason: string | null;
}

/** Something that cites statements. */
type Citing = Pick<Scenario, 'statements'>;

const cites = ({ statements }: Citing, version: CitedVersion, id: string): boolean =>
  (statements[version] ?? []).some((cited) => cited === id);

/** The name by which reports and lists call a check, where they call scenarios by their ids. */
const checkId = (name: string): string => `check:${name}`;

/** The checks that cite a statement, as `check:NAME`. */
export function citingChecks(version: CitedVersion, id: string): readonly string[] {
  return checks.filter((check) => cites(check, version, id)).map(({ name }) => checkId(name));
}

/** Why no server can be judged by a statement; null where one can. */
export function whyNotTestable(version: CitedVersion, id: string): string | null {
  return clientOnly[version][id] ?? notObservable[version][id] ?? null;
}

/** The class of a statement, given all scenarios that count. */
export function classify(version: CitedVersion, id: string, scenarios: readonly Scenario[]): Coverage {
  const citing = scenarios.filter((scenario) => cites(scenario, version, id)).map((scenario) => scenario.id);
  const found = { scenarios: citing, checks: citingChecks(version, id), reason: whyNotTestable(version, id) };
  const isCited = found.scenarios.length + found.checks.length > 0;
  if (found.reason === null) return { coverage: isCited ? 'judged' : 'untested', ...found };
  if (isCited) return { coverage: 'inconsistent', ...found };
  return { coverage: clientOnly[version][id] === undefined ? 'not-observable' : 'client-only', ...found };
}
