/** A run as a table in Markdown, which reads well on a terminal too: a row for each contest. */

import { ours } from './contest.ts';
import { showFigure, showRatio, showTarget } from './figures.ts';
import type { BenchResult, Outcome } from './result.ts';

const heads = ['contest', 'unit', ours, 'others', 'ours is better by', 'target'];

/** Renders it. */
export function renderTable({ outcomes }: BenchResult): string {
  const rows = [heads, ...outcomes.map(row)];
  const widths = heads.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const [head, ...body] = rows.map((cells) => line(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0))));
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function row({ title, unit, figures, ratios, judgements }: Outcome): string[] {
  const own = figures.find(({ contender }) => contender === ours);
  const others = figures.filter(({ contender }) => contender !== ours);
  return [
    title,
    unit,
    showFigure(own?.median ?? Number.NaN),
    others.map(({ contender, median }) => `${contender} ${showFigure(median)}`).join(', '),
    ratios.map(({ against, median }) => `${showRatio(median)} ${against}`).join(', '),
    judgements.map(({ target, met }) => `${showTarget(target, unit)}: ${met ? 'met' : 'NOT MET'}`).join(', '),
  ];
}
