/** Which scenarios and always-on checks cite each statement, section by section. */

import type { Version } from '../../reference/codec/version.ts';
import { type CitedVersion, numbered, type Statement, unnumbered } from '../../reference/statements/index.ts';
import { sectionTitle, sectionUrl } from '../../reference/statements/sections.ts';
import { checks } from '../checks/index.ts';
import type { Palette } from '../report/palette.ts';
import type { Scenario } from '../scenario.ts';
import { UsageError } from '../target/errors.ts';
import { globMatcher } from './glob.ts';
import { type Filters, selectScenarios } from './selection.ts';

/** A statement and who cites it. */
export interface CoveredStatement extends Statement {
  readonly version: CitedVersion;
  /** Whether the standard gives it a number. */
  readonly isNumbered: boolean;
  /** Ids of scenarios. */
  readonly scenarios: readonly string[];
  /** Names of always-on checks. */
  readonly checks: readonly string[];
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
    .flatMap((version) => [
      ...numbered[version].map((statement) => covered(statement, version, true, counted)),
      ...unnumbered[version].map((statement) => covered(statement, version, false, counted)),
    ])
    .filter(({ id }) => wanted.length === 0 || wanted.some((matches) => matches(id)));
  if (shown.length > 0) return shown;
  throw new UsageError(
    filters.statement.length > 0
      ? `No statement of the standard is called ${filters.statement.join(' or ')}; see them with: mqttspec list --statements`
      : `MQTT ${versions?.join(', ') ?? ''} has no statements; ask for --mqtt ${citedVersions.join(' or --mqtt ')}.`,
  );
}

function covered(
  statement: Statement,
  version: CitedVersion,
  isNumbered: boolean,
  scenarios: readonly Scenario[],
): CoveredStatement {
  const cites = ({ statements }: Pick<Scenario, 'statements'>): boolean =>
    (statements[version] ?? []).some((id) => id === statement.id);
  return {
    ...statement,
    version,
    isNumbered,
    scenarios: scenarios.filter(cites).map(({ id }) => id),
    checks: checks.filter(cites).map(({ name }) => name),
  };
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

function statementLines(statement: CoveredStatement, withScenarios: boolean, palette: Palette): string[] {
  const { id, level, binds, gist } = statement;
  const cited = isCited(statement);
  const mark = withScenarios ? `${cited ? palette.green('✓') : palette.yellow('·')} ` : '';
  const head = `  ${mark}${id}  ${palette.dim(`${level}, binds ${binds}`)}`;
  const citing = [...statement.scenarios, ...statement.checks.map((name) => `always: ${name}`)];
  return [
    head,
    `      ${gist}`,
    ...(withScenarios ? [`      ${cited ? palette.cyan(citing.join(', ')) : palette.yellow('not cited yet')}`] : []),
  ];
}

const isCited = ({ scenarios, checks: names }: CoveredStatement): boolean => scenarios.length + names.length > 0;

function totals(statements: readonly CoveredStatement[]): string[] {
  return citedVersions.flatMap((version) => {
    const ofVersion = statements.filter((statement) => statement.version === version && statement.isNumbered);
    const binding = ofVersion.filter(({ binds }) => binds !== 'client');
    if (ofVersion.length === 0) return [];
    const all = `${ofVersion.filter(isCited).length} of ${ofVersion.length} numbered statements are cited`;
    const server = `${binding.filter(isCited).length} of the ${binding.length} that bind a server`;
    return [`MQTT ${version}: ${all}, ${server}`];
  });
}
