/** Finds every fault: each file in a sub-folder of reference/faults/ is one, or an array of variants. */

import type { Fault } from '../../reference/faults/fault.ts';
import { defaultExports } from './default-exports.ts';

function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'name' in value && 'breaks' in value;
}

/** All faults in the order of their names. */
export async function loadFaults(): Promise<readonly Fault[]> {
  const faults = await defaultExports(new URL('../../reference/faults/', import.meta.url), 'fault', isFault);
  return [...faults].sort((a, b) => (a.name < b.name ? -1 : 1));
}
