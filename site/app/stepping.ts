/** Going through a trace step by step: where a step ends, and which remark belongs to a place. */

import type { Trace } from '../../harness/trace.ts';
import type { Remark } from '../lab/record.ts';

/** How many events have happened after one more step: up to and with the next packet or end of a connection. */
export function oneFurther(trace: Trace, happened: number): number {
  const next = trace.findIndex(({ kind }, index) => index >= happened && kind !== 'opened');
  return next < 0 ? trace.length : next + 1;
}

/** The same after one step back. */
export function oneBack(trace: Trace, happened: number): number {
  const before = trace.findLastIndex(({ kind }, index) => index < happened - 1 && kind !== 'opened');
  return before + 1;
}

/** The index of the remark that tells what comes next, or what is seen where it is the last; -1 before the first. */
export function remarkAt(remarks: readonly Remark[], happened: number): number {
  return remarks.findLastIndex(({ at }) => at <= happened);
}

/** Where one arrives who wants to see what that remark announces. */
export function endOfRemark(trace: Trace, remarks: readonly Remark[], index: number): number {
  return remarks.find(({ at }, other) => other > index && at > (remarks[index]?.at ?? 0))?.at ?? trace.length;
}
