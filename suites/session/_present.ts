/** Judging Session Present, which `connect` of the stage takes as it is. */

import type { Client, Stage } from '../../harness/scenario.ts';

/** Requires that value in the client's CONNACK. */
export function expectSessionPresent({ fail }: Stage, { connack }: Client, present: boolean): void {
  if (connack.sessionPresent !== present) {
    fail(`CONNACK with Session Present ${present ? 1 : 0}`, `Session Present ${present ? 0 : 1}`);
  }
}
