/** One cell of the coarse matrix from near: each fault a row, each scenario a column. */

import { describePair } from './describe.ts';
import { colorNamed, make } from './dom.ts';
import type { Place } from './heat.ts';
import {
  allFaults,
  allScenarios,
  isNoticedBy,
  isWantedFault,
  isWantedScenario,
  type Outcome,
  type PageFault,
  type PageScenario,
  pairOf,
  type Wanted,
} from './model.ts';

const rowHeight = 16;
const widest = 16;
const narrowest = 6;
const roomForColumns = 1050;

/** Those who have to do with most come first. */
function byWeight<T>(items: readonly T[], weight: (item: T) => number): readonly T[] {
  const weights = new Map(items.map((item) => [item, weight(item)]));
  return [...items].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
}

function paint(
  canvas: HTMLCanvasElement,
  rows: readonly PageFault[],
  columns: readonly PageScenario[],
  wanted: Wanted,
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const width = columnWidth(columns);
  const scale = devicePixelRatio;
  canvas.width = columns.length * width * scale;
  canvas.height = rows.length * rowHeight * scale;
  canvas.style.width = `${columns.length * width}px`;
  canvas.style.height = `${rows.length * rowHeight}px`;
  context.scale(scale, scale);
  const colors = new Map<Outcome, string>();
  const colorOf = (outcome: Outcome): string => {
    const color = colors.get(outcome) ?? colorNamed(outcome);
    colors.set(outcome, color);
    return color;
  };
  const line = colorNamed('line');
  for (const [y, fault] of rows.entries()) {
    for (const [x, scenario] of columns.entries()) {
      const pair = pairOf(fault, scenario);
      const isFaded = pair.notices.length > 0 && !isNoticedBy(pair, wanted.by);
      context.globalAlpha = isFaded ? 0.25 : 1;
      context.fillStyle = colorOf(pair.outcome);
      context.fillRect(x * width, y * rowHeight, width - 1, rowHeight - 1);
      context.globalAlpha = 1;
      if (pair.outcome !== 'untried') continue;
      context.strokeStyle = line;
      context.beginPath();
      context.moveTo(x * width, (y + 1) * rowHeight - 1);
      context.lineTo((x + 1) * width - 1, y * rowHeight);
      context.stroke();
    }
  }
}

function columnWidth(columns: readonly PageScenario[]): number {
  return Math.max(narrowest, Math.min(widest, Math.floor(roomForColumns / Math.max(1, columns.length))));
}

/** Draws it. The cursor is a pair: the mouse and the arrow keys move it, and it is described above. */
export function drawGrid(
  { suite, subject }: Place,
  wanted: Wanted,
  openFault: (fault: PageFault) => void,
): HTMLElement {
  const ofSuite = allScenarios.filter((one) => one.suite === suite && isWantedScenario(one, wanted));
  const ofSubject = allFaults.filter((one) => one.subject === subject && isWantedFault(one, wanted));
  const isSeen = (fault: PageFault, scenario: PageScenario): number =>
    Number(isNoticedBy(pairOf(fault, scenario), wanted.by));
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  const rows = byWeight(ofSubject, (fault) => sum(ofSuite.map((scenario) => isSeen(fault, scenario))));
  const columns = byWeight(ofSuite, (scenario) => sum(ofSubject.map((fault) => isSeen(fault, scenario))));
  const width = columnWidth(columns);

  const told = make('div', { class: 'cell', 'aria-live': 'polite' });
  const labels = rows.map((fault) =>
    make(
      'button',
      {
        type: 'button',
        tabindex: -1,
        title: fault.title,
        class: ofSuite.some((scenario) => isSeen(fault, scenario)) ? '' : 'unseen',
        click: () => openFault(fault),
      },
      fault.name,
    ),
  );
  const canvas = make('canvas', {
    tabindex: 0,
    role: 'img',
    'aria-label': `Faults of ${subject} against scenarios of ${suite}; arrow keys move from pair to pair`,
  });
  let [atRow, atColumn] = [0, 0];
  const moveTo = (row: number, column: number): void => {
    atRow = Math.max(0, Math.min(rows.length - 1, row));
    atColumn = Math.max(0, Math.min(columns.length - 1, column));
    const [fault, scenario] = [rows[atRow], columns[atColumn]];
    if (fault === undefined || scenario === undefined) {
      told.replaceChildren(make('span', { class: 'faint' }, 'No pair of these is wanted.'));
      return;
    }
    for (const [index, label] of labels.entries()) label.classList.toggle('here', index === atRow);
    told.replaceChildren(...describePair(pairOf(fault, scenario)));
    paint(canvas, rows, columns, wanted);
    const context = canvas.getContext('2d');
    if (context === null) return;
    context.strokeStyle = colorNamed('ink');
    context.lineWidth = 2;
    context.strokeRect(atColumn * width, atRow * rowHeight, width - 1, rowHeight - 1);
  };
  canvas.addEventListener('mousemove', ({ offsetX, offsetY }) => {
    const [row, column] = [Math.floor(offsetY / rowHeight), Math.floor(offsetX / width)];
    if (row !== atRow || column !== atColumn) moveTo(row, column);
  });
  canvas.addEventListener('keydown', (event) => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const step = steps[event.key];
    const here = rows[atRow];
    if (event.key === 'Enter' && here !== undefined) openFault(here);
    if (step === undefined) return;
    event.preventDefault();
    moveTo(atRow + step[0], atColumn + step[1]);
    labels[atRow]?.scrollIntoView({ block: 'nearest' });
  });
  moveTo(0, 0);
  return make('div', {}, told, make('div', { class: 'gridwrap' }, make('div', { class: 'rows' }, ...labels), canvas));
}
