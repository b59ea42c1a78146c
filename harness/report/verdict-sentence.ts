/** The verdict on a target in one sentence. */

import type { Version } from '../../reference/codec/version.ts';
import type { TargetFacts } from '../result.ts';
import type { Verdict } from '../verdict.ts';
import { exitCodeOf } from './exit-code.ts';
import { count, printable } from './printable.ts';

/** How many broken statements are named. */
const shownStatements = 8;

/** As much of a run as the sentence needs. */
export interface Judged {
  readonly target: TargetFacts;
  readonly summary: Readonly<Record<Verdict, number>>;
  readonly scenarios: readonly {
    readonly verdict: Verdict;
    readonly version: Version;
    readonly broken: readonly string[];
  }[];
}

/** What all of it says about the target, in one sentence. */
export function verdictSentence(result: Judged, strict: boolean): string {
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

/** The verdict on the whole. */
export function overall(result: Judged, strict: boolean): Exclude<Verdict, 'skip'> {
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
function brokenBy({ scenarios }: Judged, verdict: Verdict): string[] {
  const ids = scenarios
    .filter((scenario) => scenario.verdict === verdict)
    .flatMap(({ broken, version }) => broken.map((id) => `${id} (${version})`));
  return [...new Set(ids)];
}

function named(ids: readonly string[]): string {
  const rest = ids.length - shownStatements;
  return `${ids.slice(0, shownStatements).join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`;
}
