/** The line of a suite: its name, and what it came to in each column. */

import type { Verdict } from '../../harness/verdict.ts';
import { markOf } from '../components/verdict-badge.tsx';
import { worstOf } from './filter.ts';
import { edgeClass } from './matrix-head.tsx';
import type { Column } from './model.ts';
import type { ShownRow } from './suites-view.tsx';

interface SuiteHeadProps {
  readonly suite: string;
  readonly rows: readonly ShownRow[];
  readonly columns: readonly Column[];
  readonly isOpen: boolean;
  onToggle(): void;
}

/** The line; it opens and closes the suite. */
export function SuiteHead({ suite, rows, columns, isOpen, onToggle }: SuiteHeadProps) {
  return (
    <tr class="suite">
      <th scope="rowgroup">
        <button type="button" aria-expanded={isOpen} onClick={onToggle}>
          <span class="twist" aria-hidden="true" />
          {suite} <span class="faint">{rows.length.toLocaleString('en')}</span>
        </button>
      </th>
      {columns.map((column, at) => {
        const verdicts = rows.flatMap(({ cells }) => (cells[at] ?? []).map(({ verdict }) => verdict));
        // What was skipped matters only where nothing else was done.
        const judged = verdicts.filter((verdict) => verdict !== 'skip');
        const worst = worstOf(judged.length > 0 ? judged : verdicts);
        return (
          <td key={`${column.of} ${column.version}`} class={edgeClass(columns, column)}>
            {worst !== undefined && <SuiteCell worst={worst} verdicts={verdicts} />}
          </td>
        );
      })}
    </tr>
  );
}

function SuiteCell({ worst, verdicts }: { readonly worst: Verdict; readonly verdicts: readonly Verdict[] }) {
  const amount = verdicts.filter((verdict) => verdict === worst).length;
  const isQuiet = worst === 'pass' || worst === 'skip';
  return (
    <span class={`cell summary ${worst}`} title={`${amount} of ${verdicts.length} ${worst}`}>
      <span aria-hidden="true">{isQuiet ? markOf(worst) : amount}</span>
      <span class="sr-only">
        {amount} {worst}
      </span>
    </span>
  );
}
