/** The matrix from afar: suites against subjects of faults, each cell a button that opens it. */

import { make } from './dom.ts';
import {
  allFaults,
  allScenarios,
  isNoticedBy,
  isWantedFault,
  isWantedScenario,
  noticed,
  type Wanted,
} from './model.ts';

/** A cell of the coarse matrix. */
export interface Place {
  readonly suite: string;
  readonly subject: string;
}

const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

/** All rows and columns. */
export const suites = sorted(allScenarios.map(({ suite }) => suite));
export const subjects = sorted(allFaults.map(({ subject }) => subject));

/** Arrow keys go from cell to cell; past an edge they do nothing. */
function onKey(event: Event, row: number, column: number): void {
  if (!(event instanceof KeyboardEvent)) return;
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  };
  const step = steps[event.key];
  if (step === undefined) return;
  const next = document.querySelector(`.heat [data-at="${row + step[0]} ${column + step[1]}"]`);
  if (next instanceof HTMLElement) {
    event.preventDefault();
    next.focus();
  }
}

/** Draws it. Of a cell: how many faults of the subject were noticed in the suite, and what share of them that is. */
export function drawHeat(wanted: Wanted, selected: Place | null, select: (place: Place) => void): HTMLElement {
  const faults = allFaults.filter((fault) => isWantedFault(fault, wanted));
  const known = new Set(faults);
  const counted = new Map<string, Set<string>>();
  const killed = new Set<string>();
  for (const pair of noticed) {
    const { fault, scenario } = pair;
    if (!known.has(fault) || !isWantedScenario(scenario, wanted) || !isNoticedBy(pair, wanted.by)) continue;
    const cell = `${scenario.suite} ${fault.subject}`;
    counted.set(cell, (counted.get(cell) ?? new Set()).add(fault.name));
    killed.add(fault.name);
  }
  const ofSubject = (subject: string) => faults.filter((fault) => fault.subject === subject);

  const cellOf = (suite: string, subject: string, row: number, column: number): HTMLElement => {
    const count = counted.get(`${suite} ${subject}`)?.size ?? 0;
    const all = ofSubject(subject).length;
    const share = all === 0 || count === 0 ? 0 : 12 + (88 * count) / all;
    const isSelected = selected?.suite === suite && selected.subject === subject;
    const isReachable = selected === null ? row === 0 && column === 0 : isSelected;
    const button = make(
      'button',
      {
        type: 'button',
        class: count === 0 ? 'none' : share > 55 ? 'strong' : '',
        style: `--share: ${share.toFixed(0)}`,
        tabindex: isReachable ? 0 : -1,
        'data-at': `${row} ${column}`,
        'aria-pressed': String(isSelected),
        'aria-label': `${suite} noticed ${count} of ${all} faults of ${subject}`,
        title: `${suite} noticed ${count} of ${all} faults of ${subject}`,
        click: () => select({ suite, subject }),
        keydown: (event) => onKey(event, row, column),
      },
      count === 0 ? '·' : String(count),
    );
    return make('td', {}, button);
  };
  const head = subjects.map((subject) => make('th', { scope: 'col' }, make('span', {}, subject)));
  const rows = suites.map((suite, row) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, suite),
      ...subjects.map((subject, column) => cellOf(suite, subject, row, column)),
    ),
  );
  const foot = subjects.map((subject) => {
    const all = ofSubject(subject);
    return make('td', {}, `${all.filter(({ name }) => killed.has(name)).length}/${all.length}`);
  });
  return make(
    'div',
    { class: 'scroll' },
    make(
      'table',
      { class: 'heat' },
      make('thead', {}, make('tr', {}, make('th', {}, 'suites \\ faults'), ...head)),
      make('tbody', {}, ...rows),
      make('tfoot', {}, make('tr', {}, make('th', { scope: 'row' }, 'noticed'), ...foot)),
    ),
  );
}
