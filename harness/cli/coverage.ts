/** Which scenarios and always-on checks judge each statement, or why none does, section by section. */

import type { Version } from '../../reference/codec/version.ts';
import { type CitedVersion, numbered, type Statement, unnumbered } from '../../reference/statements/index.ts';
import { sectionTitle, sectionUrl } from '../../reference/statements/sections.ts';
import { type Coverage, type CoverageClass, classify, coverageClasses } from '../coverage/classify.ts';
import type { Palette } from '../report/palette.ts';
import type { Scenario } from '../scenario.ts';
import { UsageError } from '../target/errors.ts';
import { globMatcher } from './glob.ts';
import { type Filters, selectScenarios } from './selection.ts';

/** A statement and how it is covered. */
export interface CoveredStatement extends Statement, Coverage {
  readonly version: CitedVersion;
  /** Whether the standard gives it a number. */
  readonly isNumbered: boolean;
}

const citedVersions: readonly CitedVersion[] = ['3.1.1', '5.0'];

/**
 * The statements that meet `filters.statement`, of the versions given (null: all), with the scenarios that meet the
 * other filters. Throws a UsageError when nothing is left to show.
 */
export function coverageOf(
  scenarios: readonly Scenario[],
  filters: Filters,
  versions: readonly Version[] | null,
): CoveredStatement[] {
  const counted = selectScenarios(scenarios, { ...filters, statement: [] }, null);
  const wanted = filters.statement.map(globMatcher);
  const shown = citedVersions
    .filter((version) => versions === null || versions.includes(version))
    .flatMap((version) =>
      [
        ...numbered[version].map((statement) => ({ ...statement, isNumbered: true })),
        ...unnumbered[version].map((statement) => ({ ...statement, isNumbered: false })),
      ].map((statement) => ({ ...statement, version, ...classify(version, statement.id, counted) })),
    )
    .filter(({ id }) => wanted.length === 0 || wanted.some((matches) => matches(id)));
  if (shown.length > 0) return shown;
  throw new UsageError(
    filters.statement.length > 0
      ? `No statement of the standard is called ${filters.statement.join(' or ')}; see them with: mqttspec list --statements`
      : `MQTT ${versions?.join(', ') ?? ''} has no statements; ask for --mqtt ${citedVersions.join(' or --mqtt ')}.`,
  );
}

/** The same for programs, with a link to each section. */
export function coverageJson(statements: readonly CoveredStatement[]): readonly object[] {
  return statements.map((statement) => ({ ...statement, url: sectionUrl(statement.version, statement.section) }));
}

/** The same for people: under a line for each section its statements, and with them, if wanted, who cites them. */
export function coverageLines(
  statements: readonly CoveredStatement[],
  { withScenarios, palette }: { readonly withScenarios: boolean; readonly palette: Palette },
): string[] {
  const bySection = new Map<string, CoveredStatement[]>();
  for (const statement of inOrderOfSection(statements)) {
    const key = `MQTT ${statement.version}, section ${statement.section}`;
    bySection.set(key, [...(bySection.get(key) ?? []), statement]);
  }
  const lines = [...bySection].flatMap(([key, [first, ...rest]]) => {
    if (first === undefined) return [];
    const title = sectionTitle(first.version, first.section) ?? '';
    return [
      '',
      palette.bold(`${key}: ${title}`),
      ...[first, ...rest].flatMap((statement) => statementLines(statement, withScenarios, palette)),
    ];
  });
  return withScenarios ? [...lines, '', ...totals(statements)] : lines;
}

/** Sections count by number, so that 3.10 comes after 3.9. */
function inOrderOfSection(statements: readonly CoveredStatement[]): CoveredStatement[] {
  const collator = new Intl.Collator('en', { numeric: true });
  return [...statements].sort(
    (a, b) => collator.compare(a.version, b.version) || collator.compare(a.section, b.section),
  );
}

const marks: Readonly<
  Record<CoverageClass, { readonly sign: string; readonly color: 'green' | 'dim' | 'yellow' | 'red' }>
> = {
  judged: { sign: '✓', color: 'green' },
  'client-only': { sign: 'c', color: 'dim' },
  'not-observable': { sign: '–', color: 'dim' },
  untested: { sign: '·', color: 'yellow' },
  inconsistent: { sign: '!', color: 'red' },
};

const classNames: Readonly<Record<CoverageClass, string>> = {
  judged: 'judged on a server',
  'client-only': 'judged on clients only',
  'not-observable': 'not observable on the wire',
  untested: 'untested',
  inconsistent: 'inconsistent',
};

/** Scenarios by what they are about: the cases of one file are told by their number. */
function folded(ids: readonly string[]): string[] {
  const cases = new Map<string, number>();
  for (const id of ids) {
    const behaviour = id.split('/').slice(0, 2).join('/');
    cases.set(behaviour, (cases.get(behaviour) ?? 0) + 1);
  }
  return [...cases].map(([behaviour, count]) => (count === 1 ? behaviour : `${behaviour} (${count})`));
}

function coverageLine({ coverage, scenarios, checks, reason }: CoveredStatement, palette: Palette): string {
  const citing = [...folded(scenarios), ...checks].join(', ');
  switch (coverage) {
    case 'judged':
      return palette.cyan(citing);
    case 'untested':
      return palette.yellow(classNames.untested);
    case 'inconsistent':
      return palette.red(`${classNames.inconsistent}: listed as "${reason}", and cited by ${citing}`);
    case 'client-only':
    case 'not-observable':
      return palette.dim(`${classNames[coverage]}: ${reason}`);
    default:
      return coverage satisfies never;
  }
}

function statementLines(statement: CoveredStatement, withScenarios: boolean, palette: Palette): string[] {
  const { id, level, binds, gist, coverage } = statement;
  const { sign, color } = marks[coverage];
  const mark = withScenarios ? `${palette[color](sign)} ` : '';
  const head = `  ${mark}${id}  ${palette.dim(`${level}, binds ${binds}`)}`;
  return [head, `      ${gist}`, ...(withScenarios ? [`      ${coverageLine(statement, palette)}`] : [])];
}

/** A line for the numbered and one for the unnumbered statements of each version. */
function totals(statements: readonly CoveredStatement[]): string[] {
  return citedVersions.flatMap((version) =>
    [true, false].flatMap((isNumbered) => {
      const counted = statements.filter((one) => one.version === version && one.isNumbered === isNumbered);
      if (counted.length === 0) return [];
      const counts = coverageClasses.flatMap((name) => {
        const count = counted.filter(({ coverage }) => coverage === name).length;
        return count === 0 ? [] : [`${count} ${classNames[name]}`];
      });
      return [`MQTT ${version}: ${counted.length} ${isNumbered ? '' : 'un'}numbered statements: ${counts.join(', ')}`];
    }),
  );
}
