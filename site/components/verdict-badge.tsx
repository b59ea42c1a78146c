/** A verdict as a mark and a word, in its colour. */

import type { StatementResult } from '../../harness/result.ts';
import { type Verdict, verdictMarks } from '../../harness/verdict.ts';

/** What can be said of a scenario, or of a statement. */
export type Judgement = Verdict | StatementResult['verdict'];

/** The mark of a verdict; `·` for what was not judged. */
export function markOf(judgement: Judgement): string {
  return judgement === 'untested' || judgement === 'not-testable' ? '·' : verdictMarks[judgement];
}

/** The badge. */
export function VerdictBadge({ verdict, large = false }: { readonly verdict: Judgement; readonly large?: boolean }) {
  return (
    <span class={`badge ${verdict}${large ? ' large' : ''}`}>
      <span aria-hidden="true">{markOf(verdict)}</span> {verdict}
    </span>
  );
}
