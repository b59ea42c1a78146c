/** What `mqttspec explain ID` is asked about: a scenario, a statement, a fault or an always-on check. */

import type { Version } from '../../../reference/codec/version.ts';
import type { Fault } from '../../../reference/faults/fault.ts';
import {
  type CitedVersion,
  findStatement,
  numbered,
  type Statement,
  unnumbered,
} from '../../../reference/statements/index.ts';
import type { Check } from '../../checks/check.ts';
import { checks } from '../../checks/index.ts';
import { nearest } from '../../nearest.ts';
import type { Scenario } from '../../scenario.ts';
import { UsageError } from '../../target/errors.ts';

/** All that there is to explain, beside checks. */
export interface Catalogue {
  readonly scenarios: readonly Scenario[];
  readonly faults: readonly Fault[];
}

/** One thing to explain. */
export type Topic =
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  /** The same number is often another rule in another version: each of them. */
  | { readonly kind: 'statement'; readonly statements: readonly (Statement & { readonly version: CitedVersion })[] }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'check'; readonly check: Check };

const citedVersions: readonly CitedVersion[] = ['3.1.1', '5.0'];
const shownGuesses = 4;

/**
 * Finds what an id stands for. A statement may stand in the standard's brackets and have its version behind an @; with
 * `wanted` only that version of it is meant. Throws a UsageError with the nearest ids where there is nothing of that name.
 */
export function topicOf(given: string, { scenarios, faults }: Catalogue, wanted: Version | undefined): Topic {
  if (/[*?]/.test(given))
    throw new UsageError(
      `explain takes one id, not a pattern. See which there are with: mqttspec list --scenario '${given}'`,
    );
  const id = given.trim().toLowerCase();
  const isNamed = (name: string): boolean => name.toLowerCase() === id;

  const scenario = scenarios.find((one) => isNamed(one.id));
  if (scenario !== undefined) return { kind: 'scenario', scenario };
  const fault = faults.find(({ name }) => isNamed(name));
  if (fault !== undefined) return { kind: 'fault', fault };
  const check = checks.find(({ name }) => isNamed(name) || isNamed(`check:${name}`));
  if (check !== undefined) return { kind: 'check', check };
  return statementsOf(given, wanted) ?? refuse(given, scenarios, faults);
}

/** Ids as the catalogue spells them: `MQTT-3.1.2-24`, `v5.0-1.5.4-u1`. */
function statementsOf(given: string, wanted: Version | undefined): Topic | null {
  const [, bare = '', at] = /^\[?([^\]@]*)\]?(?:@(.+))?$/.exec(given.trim()) ?? [];
  const id = bare
    .replace(/^mqtt-/i, 'MQTT-')
    .replace(/^v(?=\d)/i, 'v')
    .replace(/-U(?=\d+$)/, '-u');
  const everywhere = citedVersions.flatMap((version) => {
    const found = findStatement(version, id);
    return found === undefined ? [] : [{ ...found, version }];
  });
  if (everywhere.length === 0) return null;
  const version = at ?? wanted;
  const statements = everywhere.filter((one) => version === undefined || one.version === version);
  if (statements.length > 0) return { kind: 'statement', statements };
  const there = everywhere.map((one) => `MQTT ${one.version}`).join(' and ');
  throw new UsageError(`There is no ${id} in MQTT ${version}; there is one in ${there}.`);
}

function refuse(given: string, scenarios: readonly Scenario[], faults: readonly Fault[]): never {
  const suite = scenarios.filter((one) => one.suite === given || one.id.startsWith(`${given}/`));
  const [first] = suite;
  if (first !== undefined)
    throw new UsageError(
      `${given} is ${suite.length} scenarios; explain takes one, such as ${first.id}. See them with: mqttspec list --scenario '${given}/*'`,
    );
  const statements = citedVersions.flatMap((version) => [...numbered[version], ...unnumbered[version]]);
  const ids = [
    ...scenarios.map(({ id }) => id),
    ...statements.map(({ id }) => id),
    ...faults.map(({ name }) => name),
    ...checks.map(({ name }) => `check:${name}`),
  ];
  const guesses = nearest(given.replace(/[[\]]|@.*$/g, ''), ids, shownGuesses);
  const advice = guesses.length === 0 ? '' : ` Nearest: ${guesses.join(', ')}.`;
  throw new UsageError(
    `There is no scenario, statement, fault or check called ${given}.${advice} See all with: mqttspec list, list --statements, list --faults`,
  );
}

/** The fault of that name. Throws a UsageError with the nearest names. */
export function faultCalled(name: string, faults: readonly Fault[]): Fault {
  const found = faults.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = faults.map((one) => one.name);
  const guesses = nearest(name, names, shownGuesses);
  const advice = guesses.length === 0 ? '' : ` Nearest: ${guesses.join(', ')}.`;
  throw new UsageError(`There is no fault called ${name}.${advice} See all with: mqttspec list --faults`);
}
