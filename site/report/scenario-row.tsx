/** The line of a scenario: its title and id, and a cell for each column that leads to its page. */

import type { PageScenario } from '../../harness/report/html-data.ts';
import { markOf } from '../components/verdict-badge.tsx';
import { worstOf } from './filter.ts';
import { edgeClass } from './matrix-head.tsx';
import type { Column, Row } from './model.ts';
import { hashOf } from './place.ts';

interface ScenarioRowProps {
  readonly row: Row;
  /** By column. */
  readonly cells: readonly (readonly PageScenario[])[];
  readonly columns: readonly Column[];
}

/** The line. */
export function ScenarioRow({ row, cells, columns }: ScenarioRowProps) {
  const worst = worstOf(cells.flat().map(({ verdict }) => verdict));
  const at = cells.findIndex((entries) => entries.some(({ verdict }) => verdict === worst));
  const column = columns[at];
  const entry = cells[at]?.find(({ verdict }) => verdict === worst);
  return (
    <tr>
      <th scope="row">
        <a href={column === undefined || entry === undefined ? `#${row.id}` : entryHash(entry, column)}>
          {row.about.title}
        </a>
        <small class="mono">{row.id}</small>
      </th>
      {columns.map((each, index) => (
        <td key={`${each.of} ${each.version}`} class={edgeClass(columns, each)}>
          <Cell entries={cells[index] ?? []} column={each} />
        </td>
      ))}
    </tr>
  );
}

/** Where the page of a scenario is. */
export function entryHash({ id, version, transport }: PageScenario, { of }: Pick<Column, 'of'>): string {
  return hashOf(id, { mqtt: version, over: transport, of: of === 0 ? undefined : String(of + 1) });
}

function Cell({ entries, column }: { readonly entries: readonly PageScenario[]; readonly column: Column }) {
  const worst = worstOf(entries.map(({ verdict }) => verdict));
  const entry = entries.find(({ verdict }) => verdict === worst);
  if (worst === undefined || entry === undefined) return null;
  return (
    <a class={`cell ${worst}`} href={entryHash(entry, column)} title={entry.reason ?? worst}>
      <span aria-hidden="true">{markOf(worst)}</span>
      <span class="sr-only">
        {worst} in {column.version}
      </span>
    </a>
  );
}
