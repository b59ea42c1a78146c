/** The last lines of the console report: the totals, and the verdict on the target in a sentence. */

import type { RunResult } from '../result.ts';
import { type Verdict, verdicts } from '../verdict.ts';
import { exitCodeOf } from './exit-code.ts';
import { colorOf, type Palette } from './palette.ts';
import { count, duration, printable } from './printable.ts';

/** How many broken statements are named. */
const shownStatements = 8;

/** The totals and the verdict sentence, in colour. */
export function closingLines(
  result: RunResult,
  { palette, strict }: { readonly palette: Palette; readonly strict: boolean },
): string[] {
  const color = colorOf(overall(result, strict), palette);
  return [totals(result, palette), palette.bold(color(verdictSentence(result, strict)))];
}

/** Such as `9 judged in 4.3 s: 7 pass, 2 fail, 1 skip`. */
function totals({ summary, scenarios, durationMs }: RunResult, palette: Palette): string {
  const counts = verdicts
    .filter((verdict) => summary[verdict] > 0)
    .map((verdict) => colorOf(verdict, palette)(`${summary[verdict]} ${verdict}`));
  return `${count(scenarios.length, 'scenario')} in ${duration(durationMs)}${counts.length > 0 ? ': ' : ''}${counts.join(', ')}`;
}

/** What all of it says about the target, in one sentence. */
export function verdictSentence(result: RunResult, strict: boolean): string {
  const { summary, target, scenarios } = result;
  const name = printable(target.name ?? 'The broker');
  const broken = brokenBy(result, 'fail');
  switch (overall(result, strict)) {
    case 'inconclusive':
      return `Nothing could be judged: ${scenarios.length === 0 ? 'no scenario was run' : 'every scenario was skipped or inconclusive'}.`;
    case 'fail':
      if (summary.fail === 0)
        return `${name} breaks no MUST, but draws ${count(summary.warn, 'warning')}, which --strict counts as failures.`;
      return broken.length === 0
        ? `${name} fails ${count(summary.fail, 'scenario')}.`
        : `${name} breaks ${count(broken.length, 'requirement')}: ${named(broken)}.`;
    case 'warn':
      return `${name} breaks no MUST that was judged, and draws ${count(summary.warn, 'warning')}.`;
    case 'pass':
      return `${name} keeps all that was judged.`;
  }
}

function overall(result: RunResult, strict: boolean): Exclude<Verdict, 'skip'> {
  switch (exitCodeOf(result, { strict })) {
    case 1:
      return 'fail';
    case 3:
      return 'inconclusive';
    case 0:
      return result.summary.warn > 0 ? 'warn' : 'pass';
  }
}

/** The statements that scenarios with that verdict were found to break, each once. */
function brokenBy({ scenarios }: RunResult, verdict: Verdict): string[] {
  const ids = scenarios
    .filter((scenario) => scenario.verdict === verdict)
    .flatMap(({ broken, version }) => broken.map((id) => `${id} (${version})`));
  return [...new Set(ids)];
}

function named(ids: readonly string[]): string {
  const rest = ids.length - shownStatements;
  return `${ids.slice(0, shownStatements).join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`;
}
