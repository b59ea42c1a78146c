/** What a run's outcome means for the process that started it. */

import type { RunResult } from '../result.ts';

/**
 * 0: nothing failed, or nothing but what the baseline knows. 1: a MUST was broken, or with `strict` a SHOULD; with a
 * baseline one that is new there, or an entry of it has had its day. 3: nothing could be judged, or the target was away at times.
 */
export function exitCodeOf(
  { summary, baseline, outages = [] }: Pick<RunResult, 'summary' | 'baseline' | 'outages'>,
  { strict = false }: { readonly strict?: boolean | undefined } = {},
): 0 | 1 | 3 {
  const failures = summary.fail + (strict ? summary.warn : 0);
  const complaints = baseline === undefined ? failures : baseline.new.length + baseline.repaired.length;
  if (complaints > 0) return 1;
  return outages.length > 0 || summary.pass + summary.warn + summary.fail === 0 ? 3 : 0;
}
