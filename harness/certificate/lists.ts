/** Hashes of what a run judges by: the list of statements, and that of scenarios. */

import { type CitedVersion, numbered, unnumbered } from '../../reference/statements/index.ts';
import type { Scenario } from '../scenario.ts';
import { digestOf } from './digest.ts';

const versions: readonly CitedVersion[] = ['3.1.1', '5.0'];

/** Of all statements: their numbers, where they stand, how strong they are and whom they bind. */
export function statementListDigest(): string {
  return digestOf(
    versions.map((version) =>
      [...numbered[version], ...unnumbered[version]].map(({ id, section, level, binds }) => [
        version,
        id,
        section,
        level,
        binds,
      ]),
    ),
  );
}

/** Of scenarios: their ids, what they judge in which version, and what they need. What they do is told by the version of mqttspec. */
export function scenarioListDigest(scenarios: readonly Pick<Scenario, 'id' | 'statements' | 'needs'>[]): string {
  const entries = scenarios.map(({ id, statements, needs }) => ({ id, statements, needs }));
  return digestOf(entries.sort((a, b) => (a.id < b.id ? -1 : 1)));
}
