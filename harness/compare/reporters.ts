/** How a comparison is told: the table of reporters by the names that `compare --reporter` takes. */

import type { Palette } from '../report/palette.ts';
import type { Comparison } from './compare.ts';
import { renderConsole } from './console.ts';
import { renderMarkdown } from './markdown.ts';

/** An entry of the table. */
export interface ComparisonReporter {
  render(comparison: Comparison, palette: Palette): string;
  /** The file under `--out` for a reporter that was given none while stdout is taken; null: it always wants stdout. */
  readonly fileName: string | null;
  /** One line for `--help`. */
  readonly summary: string;
}

/** All reporters, the default one first. */
export const comparisonReporters: Readonly<Record<string, ComparisonReporter>> = {
  console: { render: renderConsole, fileName: null, summary: 'for people: what is worse and better, with the reasons' },
  markdown: { render: renderMarkdown, fileName: 'compare.md', summary: 'tables, for the summary of a CI job' },
  json: { render: renderJson, fileName: 'compare.json', summary: 'everything, for programs' },
};

function renderJson(comparison: Comparison): string {
  const { better, worse, gone, same } = comparison;
  const summary = {
    better: better.length,
    worse: worse.length,
    new: comparison.new.length,
    gone: gone.length,
    same,
  };
  const { before, after, ...changes } = comparison;
  return `${JSON.stringify({ schema: 1, before, after, summary, ...changes }, null, 2)}\n`;
}
