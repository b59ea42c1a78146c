/** All scenarios by suite: what went wrong stands open, the rest a click away. */

import { useMemo, useState } from 'preact/hooks';
import { count } from '../../harness/report/printable.ts';
import { departures, type Filter, hasWords, isFiltering, worstOf } from './filter.ts';
import { MatrixHead } from './matrix-head.tsx';
import type { Column, Model, Row } from './model.ts';
import { ScenarioRow } from './scenario-row.tsx';
import { SuiteHead } from './suite-head.tsx';

interface SuitesViewProps {
  readonly model: Model;
  readonly filter: Filter;
}

/** A row with what it has in each of the columns shown. */
export interface ShownRow {
  readonly row: Row;
  readonly cells: readonly Row['entries'][number][];
}

/** So many rows are drawn at first, and so many more at each asking. */
const drawnAtOnce = 400;

/** With more departures than this the suites begin closed, for the overview's sake. */
const openedAtOnce = 400;

/** The table. */
export function SuitesView({ model, filter }: SuitesViewProps) {
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const columns = useMemo(
    () => model.columns.filter(({ version }) => filter.version === '' || version === filter.version),
    [model, filter.version],
  );
  const rows = useMemo(() => matching(model, columns, filter), [model, columns, filter]);
  const suites = [...Map.groupBy(rows, ({ row }) => row.suite)];
  const filtering = filter.words.length > 0 || filter.verdicts.size > 0 || filter.differing;
  const opens = rows.filter(departs).length <= openedAtOnce;
  let room = drawn;
  return (
    <>
      {isFiltering(filter) && (
        <p class="faint" role="status">
          {count(rows.length, 'scenario')} of {model.rows.length.toLocaleString('en')}
        </p>
      )}
      <div class="scroll">
        <table class="matrix">
          <MatrixHead model={model} columns={columns} of="Scenario" />
          {suites.map(([suite, all]) => {
            const given = filtering ? Math.min(room, all.length) : all.length;
            room -= given;
            return filtering && given === 0 ? null : (
              <Suite
                key={`${suite} ${filtering}`}
                suite={suite}
                rows={all}
                columns={columns}
                filtering={filtering}
                opens={opens}
                limit={given}
              />
            );
          })}
        </table>
      </div>
      {filtering && rows.length > drawn && (
        <button type="button" class="more" onClick={() => setDrawn(drawn + drawnAtOnce)}>
          {count(rows.length - drawn, 'more scenario')}
        </button>
      )}
    </>
  );
}

function matching({ rows, columns: all }: Model, columns: readonly Column[], filter: Filter): ShownRow[] {
  const places = columns.map((column) => all.indexOf(column));
  return rows.flatMap((row) => {
    const cells = places.map((place) => row.entries[place] ?? []);
    const entries = cells.flat();
    if (entries.length === 0 || !hasWords(row.haystack, filter)) return [];
    if (filter.verdicts.size > 0 && !entries.some(({ verdict }) => filter.verdicts.has(verdict))) return [];
    if (filter.differing && !differs(columns, cells)) return [];
    return [{ row, cells }];
  });
}

/** Whether two brokers came to different verdicts in one version. */
function differs(columns: readonly Column[], cells: ShownRow['cells']): boolean {
  const seen = new Map<string, string>();
  return columns.some(({ version }, at) => {
    const worst = worstOf((cells[at] ?? []).map(({ verdict }) => verdict)) ?? 'none';
    const before = seen.get(version) ?? worst;
    seen.set(version, worst);
    return before !== worst;
  });
}

interface SuiteProps {
  readonly suite: string;
  readonly rows: readonly ShownRow[];
  readonly columns: readonly Column[];
  /** Whether the rows are what was asked for: then all are shown. */
  readonly filtering: boolean;
  /** Whether departures stand open before anybody asks. */
  readonly opens: boolean;
  readonly limit: number;
}

const departs = ({ cells }: ShownRow): boolean => cells.flat().some(({ verdict }) => departures.has(verdict));

function Suite({ suite, rows, columns, filtering, opens, limit }: SuiteProps) {
  const wrong = useMemo(() => rows.filter(departs), [rows]);
  const [asked, setAsked] = useState<'closed' | 'departures' | 'all' | null>(null);
  const extent = asked ?? (filtering ? 'all' : opens && wrong.length > 0 ? 'departures' : 'closed');
  const shown = extent === 'closed' ? [] : extent === 'departures' ? wrong : rows.slice(0, limit);
  const rest = rows.length - wrong.length;
  const toggle = (): void =>
    setAsked(extent !== 'closed' ? 'closed' : filtering || wrong.length === 0 ? 'all' : 'departures');
  return (
    <tbody>
      <SuiteHead suite={suite} rows={rows} columns={columns} isOpen={extent !== 'closed'} onToggle={toggle} />
      {shown.map(({ row, cells }) => (
        <ScenarioRow key={row.id} row={row} cells={cells} columns={columns} />
      ))}
      {extent === 'departures' && rest > 0 && (
        <tr class="rest">
          <td colSpan={columns.length + 1}>
            <button type="button" class="plain" onClick={() => setAsked('all')}>
              and {rest.toLocaleString('en')} without a departure
            </button>
          </td>
        </tr>
      )}
    </tbody>
  );
}
