/** From the filter options to the scenarios that they select. */

import type { Version } from '../../reference/codec/version.ts';
import { UsageError } from '../target/errors.ts';
import { globMatcher } from './glob.ts';
import { nearest } from './nearest.ts';

/** Globs by what they are held against. Those of one list are alternatives; a scenario must meet every list that is not empty. */
export interface Filters {
  readonly suite: readonly string[];
  readonly scenario: readonly string[];
  readonly statement: readonly string[];
}

/** What filters look at. */
export interface Candidate {
  readonly id: string;
  readonly suite: string;
  /** In the version in question. */
  readonly statements: readonly string[];
}

/** What a scenario declares of itself, as far as it matters here. */
export interface Declared {
  readonly id: string;
  readonly suite: string;
  readonly statements: Readonly<Partial<Record<Version, readonly string[]>>>;
}

/** Whether a candidate is selected. */
export type Select = (candidate: Candidate) => boolean;

type Kind = keyof Filters;

const kinds: readonly Kind[] = ['suite', 'scenario', 'statement'];

const shownGuesses = 4;

const namesOf: Readonly<Record<Kind, (candidate: Candidate) => readonly string[]>> = {
  suite: ({ suite }) => [suite],
  scenario: ({ id }) => [id],
  statement: ({ statements }) => statements,
};

const nothing: Readonly<Record<Kind, string>> = {
  suite: 'There is no suite called',
  scenario: 'There is no scenario with the id',
  statement: 'There is no scenario that cites',
};

/** The selection of some filters, unchecked. */
export function createSelect(filters: Filters): Select {
  const tests = kinds.flatMap((kind) => {
    const matchers = filters[kind].map(globMatcher);
    return matchers.length === 0 ? [] : [{ names: namesOf[kind], matchers }];
  });
  return (candidate) =>
    tests.every(({ names, matchers }) => names(candidate).some((name) => matchers.some((matches) => matches(name))));
}

/** One candidate for each scenario and version; `versions` null means all. */
export function candidatesOf(
  scenarios: readonly Declared[],
  versions: readonly Version[] | null,
): (Candidate & { readonly version: Version })[] {
  return scenarios.flatMap(({ id, suite, statements }) =>
    (Object.entries(statements) as [Version, readonly string[]][])
      .filter(([version]) => versions === null || versions.includes(version))
      .map(([version, cited]) => ({ id, suite, statements: cited, version })),
  );
}

/**
 * The same, having made sure that there is something to select.
 * Throws a UsageError, with the nearest names, for a filter that matches nothing and for filters that leave nothing together.
 */
export function checkedSelect(filters: Filters, scenarios: readonly Declared[], versions: readonly Version[] | null): Select {
  const all = candidatesOf(scenarios, null);
  for (const kind of kinds) for (const glob of filters[kind]) refuseIdle(kind, glob, all);
  const select = createSelect(filters);
  if (candidatesOf(scenarios, versions).some(select)) return select;
  const where = versions === null ? '' : ` in MQTT ${versions.join(' or ')}`;
  throw new UsageError(
    `The filters leave no scenario${where}: each matches something, but nothing meets all of them. See which there are with: mqttspec list`,
  );
}

function refuseIdle(kind: Kind, glob: string, candidates: readonly Candidate[]): void {
  const names = candidates.flatMap(namesOf[kind]);
  if (names.some(globMatcher(glob))) return;
  const guesses = nearest(glob.replaceAll(/[*?{}[\]]/g, ''), names, shownGuesses);
  const advice = guesses.length === 0 ? '' : ` Nearest: ${guesses.join(', ')}.`;
  throw new UsageError(`${nothing[kind]} ${glob}.${advice} See all with: mqttspec list`);
}
