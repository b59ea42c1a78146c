/** What keeps the bounds of all listeners of one broker together. */

import { type Backlog, createBacklog } from './backlog.ts';
import { createDoor, type Door } from './door.ts';
import { type TransportLimits, transportLimits } from './limits.ts';

/** The bounds and their keepers. */
export interface Bounds {
  readonly limits: TransportLimits;
  readonly door: Door;
  readonly backlog: Backlog;
}

/** Makes the keepers; limits left out have their defaults. */
export function createBounds(given: Partial<TransportLimits> = {}): Bounds {
  const limits = { ...transportLimits, ...given };
  return { limits, door: createDoor(limits), backlog: createBacklog(limits) };
}
