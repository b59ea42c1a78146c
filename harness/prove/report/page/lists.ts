/** Faults, scenarios and checks as tables: each row opens to all that is known of it. */

import { noticeLine } from './describe.ts';
import { make } from './dom.ts';
import {
  allFaults,
  allScenarios,
  facts,
  isNoticedBy,
  isWantedFault,
  isWantedScenario,
  noticed,
  type Pair,
  type Wanted,
} from './model.ts';

/** What a table can be of. */
export type ListName = 'faults' | 'scenarios' | 'checks';

/** A row: cells to show and sort by, and the pairs that it opens to. */
interface Row {
  readonly name: string;
  readonly title: string;
  readonly more: string;
  readonly pairs: readonly Pair[];
  readonly isOpen: boolean;
}

const shownAtOnce = 400;

/** The pairs in which something was noticed, by what `of` tells of them. */
function grouped(of: (pair: Pair) => readonly string[], wanted: Wanted): ReadonlyMap<string, Pair[]> {
  const groups = new Map<string, Pair[]>();
  for (const pair of noticed) {
    const { fault, scenario } = pair;
    if (!isWantedFault(fault, wanted) || !isWantedScenario(scenario, wanted) || !isNoticedBy(pair, wanted.by)) continue;
    for (const name of of(pair)) groups.set(name, [...(groups.get(name) ?? []), pair]);
  }
  return groups;
}

function rowsOf(list: ListName, wanted: Wanted): readonly Row[] {
  switch (list) {
    case 'faults': {
      const known = grouped(({ fault }) => [fault.name], wanted);
      return allFaults
        .filter((fault) => isWantedFault(fault, wanted))
        .map(({ name, title, breaks }) => ({
          name,
          title,
          more: breaks,
          pairs: known.get(name) ?? [],
          isOpen: facts.survivors.includes(name),
        }));
    }
    case 'scenarios': {
      const known = grouped(({ scenario }) => [scenario.id], wanted);
      return allScenarios
        .filter((scenario) => isWantedScenario(scenario, wanted))
        .map(({ id, title }) => ({
          name: id,
          title,
          more: '',
          pairs: known.get(id) ?? [],
          isOpen: facts.neverKilled.includes(id),
        }));
    }
    case 'checks': {
      const known = grouped(({ notices }) => [...new Set(notices.flatMap(({ checks }) => checks))], wanted);
      return facts.checks.map(([name, title]) => ({
        name,
        title,
        more: '',
        pairs: known.get(name) ?? [],
        isOpen: facts.idleChecks.includes(name),
      }));
    }
    default: {
      const never: never = list;
      return never;
    }
  }
}

function detailsOf(list: ListName, { pairs }: Row): HTMLElement {
  const items = pairs.map(({ fault, scenario, notices }) => {
    const other =
      list === 'faults' ? scenario.id : list === 'scenarios' ? fault.name : `${fault.name} in ${scenario.id}`;
    return make('li', {}, make('code', {}, other), ...notices.map(noticeLine));
  });
  return make('div', { class: 'more' }, items.length === 0 ? 'Nobody noticed anything.' : make('ul', {}, ...items));
}

/** Draws the table; `opened` is the name of the row that is open from the start. */
export function drawList(list: ListName, wanted: Wanted, opened: string | null): HTMLElement {
  const columns: readonly { readonly head: string; readonly isNumber: boolean; value(row: Row): string | number }[] = [
    { head: list === 'checks' ? 'check' : list.slice(0, -1), isNumber: false, value: ({ name }) => name },
    { head: 'what it is', isNumber: false, value: ({ title }) => title },
    ...(list === 'faults' ? [{ head: 'breaks', isNumber: false, value: ({ more }: Row) => more }] : []),
    {
      head: 'by bodies',
      isNumber: true,
      value: ({ pairs }) => pairs.filter(({ outcome }) => outcome === 'body').length,
    },
    {
      head: 'by checks alone',
      isNumber: true,
      value: ({ pairs }) => pairs.filter(({ outcome }) => outcome === 'check').length,
    },
  ];
  const rows = [...rowsOf(list, wanted)];
  const body = make('tbody');
  let sortedBy = -1;

  const rowElements = (row: Row): readonly HTMLElement[] => {
    const open = make('tr', { hidden: row.name !== opened }, make('td', { colspan: columns.length }));
    const fill = (): void => open.firstElementChild?.replaceChildren(detailsOf(list, row));
    const button = make(
      'button',
      {
        type: 'button',
        'aria-expanded': String(row.name === opened),
        click: () => {
          open.hidden = !open.hidden;
          button.setAttribute('aria-expanded', String(!open.hidden));
          if (!open.hidden) fill();
        },
      },
      row.name,
    );
    if (row.name === opened) fill();
    const cells = columns.map(({ isNumber, value }, at) =>
      make('td', { class: isNumber ? 'number' : '' }, at === 0 ? button : String(value(row))),
    );
    return [make('tr', { class: row.isOpen ? 'bad' : '', 'data-name': row.name }, ...cells), open];
  };
  const fillBody = (): void => {
    const first = rows.filter(({ name }, at) => at < shownAtOnce || name === opened);
    const left = rows.length - first.length;
    const rest = make(
      'tr',
      {},
      make('td', { colspan: columns.length, class: 'faint' }, `${left} more: search for them above.`),
    );
    body.replaceChildren(...first.flatMap(rowElements), ...(left > 0 ? [rest] : []));
  };
  const sortBy = (at: number): void => {
    const column = columns[at];
    if (column === undefined) return;
    const direction = sortedBy === at ? -1 : 1;
    sortedBy = direction === -1 ? -1 : at;
    rows.sort(
      (a, b) => direction * (column.value(a) < column.value(b) ? -1 : column.value(a) > column.value(b) ? 1 : 0),
    );
    fillBody();
  };
  const heads = columns.map(({ head, isNumber }, at) =>
    make(
      'th',
      { scope: 'col', class: isNumber ? 'number' : '' },
      make('button', { type: 'button', click: () => sortBy(at) }, `${head} ↕`),
    ),
  );
  fillBody();
  return make('table', { class: 'list' }, make('thead', {}, make('tr', {}, ...heads)), body);
}
