/** Puts the page together, and draws anew what the reader's wishes change. */

import { outcomeWords, shownOutcomes } from './describe.ts';
import { make } from './dom.ts';
import { drawGrid } from './grid.ts';
import { drawHeat, type Place, subjects, suites } from './heat.ts';
import { drawList, type ListName } from './lists.ts';
import { allFaults, allScenarios, facts, noticed, type Wanted } from './model.ts';

const lists: readonly ListName[] = ['faults', 'scenarios', 'checks'];

let wanted: Wanted = { faults: '', scenarios: '', by: 'anyone' };
let selected: Place | null = mostNoticed();
let shownList: ListName = 'faults';
let openRow: string | null = null;

/** The cell in which most happens, to begin with. */
function mostNoticed(): Place | null {
  const counts = new Map<string, number>();
  for (const { fault, scenario } of noticed) {
    const cell = `${scenario.suite} ${fault.subject}`;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  const [suite = suites[0], subject = subjects[0]] = best?.[0].split(' ') ?? [];
  return suite === undefined || subject === undefined ? null : { suite, subject };
}

function tile(all: number, open: number, what: string): HTMLElement {
  const number = make(
    'b',
    { class: open === 0 ? 'good' : 'bad' },
    open === 0 ? String(all) : `${all - open} of ${all}`,
  );
  return make('div', { class: 'tile' }, number, what);
}

function openList(heading: string, names: readonly string[]): HTMLElement | null {
  if (names.length === 0) return null;
  const items = names.map((name) => make('li', {}, make('code', {}, name)));
  return make(
    'section',
    { class: 'open' },
    make('b', { class: 'bad' }, `${heading}: ${names.length}`),
    make('ul', {}, ...items),
  );
}

function head(): readonly (HTMLElement | null)[] {
  const { mode, versions, seed, tool, survivors, neverKilled, idleChecks, judgedChecks } = facts;
  const how =
    mode === 'full'
      ? 'Every scenario was run before every fault that can make a difference to it.'
      : 'Proof by examples: the search stopped at the first who noticed a fault; prove --full makes the whole matrix.';
  return [
    make('h1', {}, 'Kill matrix'),
    make('div', { class: 'faint' }, `MQTT ${versions.join(', ')} · seed ${seed} · mqttspec ${tool} · ${how}`),
    make(
      'div',
      { class: 'tiles' },
      tile(allFaults.length, survivors.length, 'faults noticed'),
      tile(allScenarios.length, neverKilled.length, 'scenarios able to fail'),
      ...(judgedChecks === 0 ? [] : [tile(judgedChecks, idleChecks.length, 'always-on checks able to fail')]),
      make('div', { class: 'tile' }, make('b', {}, String(noticed.length)), 'pairs in which a fault was noticed'),
    ),
    openList('Faults that survive', survivors),
    openList('Scenarios that no fault turns red', neverKilled),
    openList('Always-on checks that no fault turns red', idleChecks),
  ];
}

const heatBox = make('div');
const gridBox = make('section');
const tabs = make('div', { class: 'tabs', role: 'tablist' });
const listBox = make('section');

function redraw(): void {
  const focused = document.activeElement?.getAttribute('data-at');
  heatBox.replaceChildren(drawHeat(wanted, selected, select));
  if (typeof focused === 'string') heatBox.querySelector<HTMLElement>(`[data-at="${focused}"]`)?.focus();
  gridBox.replaceChildren(
    ...(selected === null
      ? []
      : [
          make('h2', {}, `Faults of ${selected.subject} before scenarios of ${selected.suite}`),
          drawGrid(selected, wanted, (fault) => show('faults', fault.name)),
        ]),
  );
  redrawList();
}

function redrawList(): void {
  tabs.replaceChildren(
    ...lists.map((list) =>
      make(
        'button',
        { type: 'button', role: 'tab', 'aria-selected': String(list === shownList), click: () => show(list, null) },
        list,
      ),
    ),
  );
  listBox.replaceChildren(drawList(shownList, wanted, openRow));
}

function show(list: ListName, row: string | null): void {
  shownList = list;
  openRow = row;
  redrawList();
  if (row !== null) listBox.querySelector(`[data-name="${CSS.escape(row)}"]`)?.scrollIntoView({ block: 'center' });
}

function select(place: Place): void {
  selected = place;
  redraw();
}

function search(key: 'faults' | 'scenarios', hint: string): HTMLElement {
  const input = make('input', {
    type: 'search',
    placeholder: hint,
    input: () => {
      wanted = { ...wanted, [key]: input.value.trim() };
      redraw();
    },
  });
  return make('label', {}, `search ${key}`, input);
}

function chooser(): HTMLElement {
  const names = ['anyone', 'body', ...facts.checks.map(([name]) => name)];
  const choice = make(
    'select',
    {
      change: () => {
        wanted = { ...wanted, by: choice.value };
        redraw();
      },
    },
    ...names.map((name) => make('option', { value: name }, name === 'body' ? "a scenario's body" : name)),
  );
  return make('label', {}, 'noticed by', choice);
}

const legend = make(
  'div',
  { class: 'legend' },
  ...shownOutcomes.map((outcome) =>
    make(
      'span',
      {},
      make('span', { class: `swatch ${outcome}`, style: `background-color: var(--${outcome})` }),
      outcomeWords[outcome],
    ),
  ),
);

document
  .querySelector('#page')
  ?.replaceChildren(
    ...head().filter((part) => part !== null),
    make(
      'div',
      { class: 'filters' },
      search('faults', 'name, title or statement'),
      search('scenarios', 'id or title'),
      chooser(),
    ),
    make('h2', {}, 'Suites against subjects of faults'),
    make(
      'div',
      { class: 'faint' },
      'The number is how many faults of the subject the suite noticed; choose a cell to see each pair.',
    ),
    heatBox,
    legend,
    gridBox,
    tabs,
    listBox,
  );
redraw();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
