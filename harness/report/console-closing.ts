/** The last lines of the console report: the totals, and the verdict on the target in a sentence. */

import type { RunResult } from '../result.ts';
import { verdicts } from '../verdict.ts';
import { colorOf, type Palette } from './palette.ts';
import { count, duration } from './printable.ts';
import { overall, verdictSentence } from './verdict-sentence.ts';

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
