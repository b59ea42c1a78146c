/** For how long a client that wants no Keep Alive may be silent. */

import type { Client } from '../../harness/scenario.ts';

/** So many milliseconds, or less where a server of 5.0 put a Keep Alive of its own in place of 0 (3.2.2.3.14). */
export function lawfulSilenceMs({ keepAlive }: Client, silenceMs: number): number {
  return keepAlive === 0 ? silenceMs : Math.min(silenceMs, 1000 * keepAlive);
}
