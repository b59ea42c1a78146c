/** Finds every fault: each file in a sub-folder of reference/faults/ is one, or an array of variants. */

import type { Fault } from '../../reference/faults/fault.ts';
import { defaultExports, type Found } from './default-exports.ts';

function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'name' in value && 'breaks' in value;
}

/** All faults in the order of their names, each with its subject: the folder of reference/faults/ that it is in. */
export async function loadFaultsBySubject(): Promise<readonly Found<Fault>[]> {
  const faults = await defaultExports(new URL('../../reference/faults/', import.meta.url), 'fault', isFault);
  return [...faults].sort((a, b) => (a.value.name < b.value.name ? -1 : 1));
}

/** All faults in the order of their names. */
export async function loadFaults(): Promise<readonly Fault[]> {
  return (await loadFaultsBySubject()).map(({ value }) => value);
}
