/** From the filter options to the scenarios that they select. */

import { versions as allVersions, type Version } from '../../reference/codec/version.ts';
import { nearest } from '../nearest.ts';
import { UsageError } from '../target/errors.ts';
import { globMatcher } from './glob.ts';

/**
 * Globs by what they are held against. Those of one list are alternatives, and with a `!` before it each leaves out what it
 * matches; a scenario must meet every list that is not empty.
 */
export interface Filters {
  readonly suite: readonly string[];
  readonly scenario: readonly string[];
  readonly statement: readonly string[];
}

/** One scenario in one version, as filters see it. */
interface Candidate {
  readonly id: string;
  readonly suite: string;
  readonly version: Version;
  readonly statements: readonly string[];
}

/** What a scenario declares of itself, as far as it matters here. */
export interface Declared {
  readonly id: string;
  readonly suite: string;
  readonly statements: Readonly<Partial<Record<Version, readonly string[]>>>;
}

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

/**
 * The scenarios that meet the filters and run in one of the versions (null: in any). Each is narrowed to the versions in
 * which it meets the filters, since the same statement number is often another rule in another version.
 * Throws a UsageError, with the nearest names, for a filter that matches nothing and for filters that leave nothing together.
 */
export function selectScenarios<S extends Declared>(
  scenarios: readonly S[],
  filters: Filters,
  versions: readonly Version[] | null,
): S[] {
  const candidates = scenarios.flatMap(candidatesOf);
  for (const kind of kinds) for (const glob of filters[kind]) refuseIdle(kind, glob, candidates);
  const meets = filterOf(filters);
  const selected = scenarios.flatMap((scenario) => {
    const met = candidatesOf(scenario).filter(meets);
    const wanted = met.some(({ version }) => versions === null || versions.includes(version));
    const statements = Object.fromEntries(met.map(({ version, statements: cited }) => [version, cited]));
    return wanted ? [{ ...scenario, statements }] : [];
  });
  if (selected.length > 0) return selected;
  const where = versions === null ? '' : ` in MQTT ${versions.join(' or ')}`;
  throw new UsageError(`The filters together leave no scenario${where}. See what there is with: mqttspec list`);
}

function candidatesOf({ id, suite, statements }: Declared): Candidate[] {
  return allVersions.flatMap((version) => {
    const cited = statements[version];
    return cited === undefined ? [] : [{ id, suite, version, statements: cited }];
  });
}

function filterOf(filters: Filters): (candidate: Candidate) => boolean {
  const tests = kinds.map((kind) => {
    const wanted = filters[kind].filter((glob) => !isExclusion(glob)).map(globMatcher);
    const unwanted = filters[kind].filter(isExclusion).map((glob) => globMatcher(bareGlob(glob)));
    return { names: namesOf[kind], wanted, unwanted };
  });
  return (candidate) =>
    tests.every(({ names, wanted, unwanted }) => {
      const isOneOf = (matchers: typeof wanted): boolean =>
        names(candidate).some((name) => matchers.some((matches) => matches(name)));
      return (wanted.length === 0 || isOneOf(wanted)) && !isOneOf(unwanted);
    });
}

const isExclusion = (glob: string): boolean => glob.startsWith('!');
const bareGlob = (glob: string): string => (isExclusion(glob) ? glob.slice(1) : glob);

function refuseIdle(kind: Kind, glob: string, candidates: readonly Candidate[]): void {
  const names = candidates.flatMap(namesOf[kind]);
  if (names.some(globMatcher(bareGlob(glob)))) return;
  const guesses = nearest(glob.replaceAll(/[!*?{}[\]]/g, ''), names, shownGuesses);
  const advice = guesses.length === 0 ? '' : ` Nearest: ${guesses.join(', ')}.`;
  throw new UsageError(`${nothing[kind]} ${bareGlob(glob)}.${advice} See all with: mqttspec list`);
}
