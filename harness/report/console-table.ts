/** The console report's table: for each suite, how many scenarios came to each verdict. */

import type { RunResult } from '../result.ts';
import { type Verdict, verdicts } from '../verdict.ts';
import { colorOf, type Palette } from './palette.ts';

const total = 'total';
const columnGap = 2;

/** The lines of the table; verdicts to which nothing came in the whole run have no column, but pass and fail always do. */
export function suiteTable({ scenarios, summary }: RunResult, palette: Palette): string[] {
  const columns = verdicts.filter((verdict) => summary[verdict] > 0 || verdict === 'pass' || verdict === 'fail');
  const rows = new Map<string, Record<Verdict, number>>();
  for (const { suite, verdict } of scenarios) {
    const row = rows.get(suite) ?? { pass: 0, fail: 0, warn: 0, skip: 0, inconclusive: 0 };
    row[verdict] += 1;
    rows.set(suite, row);
  }
  const nameWidth = Math.max(total.length, ...[...rows.keys()].map((suite) => suite.length));
  const widthOf = (verdict: Verdict): number => Math.max(verdict.length, String(summary[verdict]).length) + columnGap;

  const cells = (row: Readonly<Record<Verdict, number>>): string =>
    columns
      .map((verdict) => {
        const text = (row[verdict] === 0 ? '·' : String(row[verdict])).padStart(widthOf(verdict));
        return row[verdict] === 0 ? palette.dim(text) : colorOf(verdict, palette)(text);
      })
      .join('');

  return [
    palette.dim(
      `  ${'suite'.padEnd(nameWidth)}${columns.map((verdict) => verdict.padStart(widthOf(verdict))).join('')}`,
    ),
    ...[...rows].map(([suite, row]) => `  ${suite.padEnd(nameWidth)}${cells(row)}`),
    `  ${palette.bold(total.padEnd(nameWidth))}${cells(summary)}`,
  ];
}
