/** How many came to each verdict, as a bar. */

import { type Verdict, verdicts } from '../../harness/verdict.ts';

/** The bar; its numbers are told beside it. */
export function TallyBar({ summary }: { readonly summary: Readonly<Record<Verdict, number>> }) {
  return (
    <div class="tally-bar" aria-hidden="true">
      {verdicts
        .filter((verdict) => summary[verdict] > 0)
        .map((verdict) => (
          <i key={verdict} class={verdict} style={{ flexGrow: summary[verdict] }} />
        ))}
    </div>
  );
}
