/** How a stretch of fuzzing behaves: calm ones come deep into the broker's states, wild ones try its guards. */

import type { Random } from '../random.ts';

/** Shares of a hundred. */
export interface Mood {
  /** Connections at once. */
  readonly mostPeers: number;
  /** Packets that were tampered with, or are no packets. */
  readonly garbledPercent: number;
  /** Packets that come in two or more chunks, others' in between. */
  readonly cutPercent: number;
  /** Packets that come several in a chunk. */
  readonly joinedPercent: number;
  /** Steps on which time passes. */
  readonly waitPercent: number;
  /** Steps on which a connection breaks. */
  readonly endPercent: number;
  /** Steps on which a client falls behind with reading, or has caught up. */
  readonly congestionPercent: number;
}

/** A mood. */
export function mood(random: Random): Mood {
  return {
    mostPeers: 2 + random.below(12),
    garbledPercent: random.pick([0, 0.3, 0.3, 2, 15]),
    cutPercent: random.pick([0, 5, 30]),
    joinedPercent: random.pick([0, 5, 30]),
    waitPercent: random.pick([0.5, 2, 5]),
    endPercent: random.pick([0.2, 1, 4]),
    congestionPercent: random.pick([0, 0, 3]),
  };
}
