/** The reports as the page looks at them: a row for each scenario and statement, a column for each broker and version. */

import type { About, PageData, PageReport, PageScenario, Piece } from '../../harness/report/html-data.ts';
import type { StatementResult } from '../../harness/result.ts';
import { type Version, versions } from '../../reference/codec/version.ts';
import { numbered, unnumbered } from '../../reference/statements/index.ts';
import type { Statement } from '../../reference/statements/statement.ts';

/** One broker in one version. */
export interface Column {
  /** Index of the report. */
  readonly of: number;
  readonly version: Version;
}

/** One scenario in all columns. */
export interface Row {
  readonly id: string;
  readonly suite: string;
  readonly about: About;
  /** By column; a scenario that ran over several transports has several. */
  readonly entries: readonly (readonly PageScenario[])[];
  /** Lower-case, for the search. */
  readonly haystack: string;
}

/** One statement of one version, by report. */
export interface StatementRow {
  readonly statement: Statement;
  readonly version: '3.1.1' | '5.0';
  readonly results: readonly (StatementResult | undefined)[];
  readonly haystack: string;
}

/** All of it. */
export interface Model {
  readonly reports: readonly PageReport[];
  /** A name for each report, different from the others. */
  readonly names: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly rowOf: ReadonlyMap<string, Row>;
  readonly statements: readonly StatementRow[];
  /** Some of the traces. */
  readPiece(piece: number): Promise<Piece>;
}

/** Makes it of what `packPage` made, with a way to the pieces. */
export function modelOf({ reports, abouts }: PageData, readPiece: Model['readPiece']): Model {
  const columns = reports.flatMap(({ scenarios }, of) => {
    const present = new Set(scenarios.map(({ version }) => version));
    return versions.filter((version) => present.has(version)).map((version): Column => ({ of, version }));
  });
  const rows = rowsOf(reports, abouts, columns);
  return {
    reports,
    names: namesOf(reports),
    columns,
    rows,
    rowOf: new Map(rows.map((row) => [row.id, row])),
    statements: statementsOf(reports),
    readPiece,
  };
}

function rowsOf(reports: readonly PageReport[], abouts: readonly About[], columns: readonly Column[]): Row[] {
  const rows = new Map<string, { first: PageScenario; entries: PageScenario[][] }>();
  reports.forEach(({ scenarios }, of) => {
    for (const scenario of scenarios) {
      const row = rows.get(scenario.id) ?? { first: scenario, entries: columns.map(() => []) };
      rows.set(scenario.id, row);
      row.entries[columns.findIndex((column) => column.of === of && column.version === scenario.version)]?.push(
        scenario,
      );
    }
  });
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([id, { first, entries }]) => {
    const about = abouts[first.about] ?? { title: id, lesson: '' };
    const told = entries.flat().flatMap(({ statements, reason }) => [...statements, reason ?? '']);
    const haystack = [...new Set([id, about.title, ...told])].join('\n').toLowerCase();
    return { id, suite: first.suite, about, entries, haystack };
  });
}

function statementsOf(reports: readonly PageReport[]): StatementRow[] {
  return (['3.1.1', '5.0'] as const).flatMap((version) => {
    const results = reports.map(
      ({ statements }) => new Map(statements.filter((one) => one.version === version).map((one) => [one.id, one])),
    );
    if (results.every(({ size }) => size === 0)) return [];
    return [...numbered[version], ...unnumbered[version]]
      .sort((a, b) => bySection(a.section, b.section))
      .map((statement) => ({
        statement,
        version,
        results: results.map((ofReport) => ofReport.get(statement.id)),
        haystack: `${statement.id}\n${statement.gist}\n${statement.section}`.toLowerCase(),
      }));
  });
}

function bySection(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? -1) - (right[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function namesOf(reports: readonly PageReport[]): string[] {
  const plain = reports.map(({ target }) => (target.name ?? target.urls[0] ?? 'broker').replace(' version ', ' '));
  return plain.map((name, index) => {
    if (plain.filter((other) => other === name).length === 1) return name;
    return `${name} (${plain.slice(0, index + 1).filter((other) => other === name).length})`;
  });
}
