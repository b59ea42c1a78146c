/** A contest as a plot: a bar for the median of each contender, a dot for each round. */

import { ours } from './contest.ts';
import { showFigure } from './figures.ts';
import type { Outcome } from './result.ts';

const width = 640;
const rowHeight = 30;
const barHeight = 16;
const labelWidth = 110;
const valueWidth = 90;

/** An `svg` element. Its colours are those of the page's style. */
export function renderChart({ title, unit, figures }: Outcome): string {
  const most = Math.max(...figures.flatMap(({ rounds }) => rounds));
  const scale = (value: number): number => (value / most) * (width - labelWidth - valueWidth);
  const rows = figures.map(({ contender, median, rounds }, index) => {
    const middle = index * rowHeight + rowHeight / 2;
    const dots = rounds.map((value) => `<circle cx="${(labelWidth + scale(value)).toFixed(1)}" cy="${middle}" r="3"/>`);
    return [
      `<g class="${contender === ours ? 'ours' : 'theirs'}">`,
      `<text x="${labelWidth - 8}" y="${middle}" text-anchor="end">${escapeXml(contender)}</text>`,
      `<rect x="${labelWidth}" y="${middle - barHeight / 2}" width="${scale(median).toFixed(1)}" height="${barHeight}" rx="2"/>`,
      ...dots,
      `<text x="${width - valueWidth + 8}" y="${middle}">${showFigure(median)}</text>`,
      '</g>',
    ].join('');
  });
  const told = figures.map(({ contender, median }) => `${contender} ${showFigure(median)} ${unit}`).join(', ');
  const label = escapeXml(`${title}: ${told}`);
  return `<svg viewBox="0 0 ${width} ${figures.length * rowHeight}" role="img" aria-label="${label}">${rows.join('')}</svg>`;
}

/** The text for an element or a quoted attribute. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
