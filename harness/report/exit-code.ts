/** What a run's outcome means for the process that started it. */

import type { RunResult } from '../result.ts';

/** 0: nothing failed. 1: a MUST was broken, or with `strict` a SHOULD. 3: nothing could be judged. */
export function exitCodeOf(
  { summary }: Pick<RunResult, 'summary'>,
  { strict }: { readonly strict: boolean },
): 0 | 1 | 3 {
  if (summary.fail > 0 || (strict && summary.warn > 0)) return 1;
  return summary.pass + summary.warn === 0 ? 3 : 0;
}
