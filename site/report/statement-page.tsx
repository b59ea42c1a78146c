/** The page of one statement: what it requires, and the scenarios and checks that judged each broker by it. */

import { StatementNote } from '../components/statement-note.tsx';
import { VerdictBadge } from '../components/verdict-badge.tsx';
import { MatrixHead } from './matrix-head.tsx';
import type { Model, StatementRow } from './model.ts';
import { ScenarioRow } from './scenario-row.tsx';

interface StatementPageProps {
  readonly model: Model;
  readonly row: StatementRow;
}

const checkPrefix = 'check:';

/** The page. */
export function StatementPage({ model, row: { statement, version, results } }: StatementPageProps) {
  const judges = new Set(results.flatMap((result) => result?.scenarios ?? []));
  const checks = [...judges].filter((id) => id.startsWith(checkPrefix)).map((id) => id.slice(checkPrefix.length));
  const columns = model.columns.filter((column) => column.version === version);
  const places = columns.map((column) => model.columns.indexOf(column));
  const rows = model.rows
    .map((row) => ({ row, cells: places.map((place) => row.entries[place] ?? []) }))
    .filter(
      ({ row, cells }) =>
        judges.has(row.id) || cells.flat().some(({ statements }) => statements.includes(statement.id)),
    );
  return (
    <article class="scenario">
      <nav class="crumbs" aria-label="Breadcrumb">
        <a href="#?view=statements">The standard</a> / {statement.section}
      </nav>
      <h1 class="mono">{statement.id}</h1>
      <div class="card">
        <StatementNote version={version} id={statement.id} />
        <p class="faint">It binds {statement.binds === 'both' ? 'client and server' : `the ${statement.binds}`}.</p>
      </div>
      <ul class="badges">
        {results.map((result, of) => (
          <li key={model.names[of]}>
            {model.names[of]} <VerdictBadge verdict={result?.verdict ?? 'untested'} />
          </li>
        ))}
      </ul>
      {checks.length > 0 && (
        <p>
          Watched in every trace by {checks.length === 1 ? 'the check' : 'the checks'}{' '}
          {checks.map((name) => (
            <code key={name}>{name} </code>
          ))}
        </p>
      )}
      {rows.length > 0 && (
        <div class="scroll">
          <table class="matrix">
            <MatrixHead model={model} columns={columns} of="Scenario" />
            <tbody>
              {rows.map(({ row, cells }) => (
                <ScenarioRow key={row.id} row={row} cells={cells} columns={columns} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </article>
  );
}
