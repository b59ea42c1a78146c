/** Where packets made with `forge` have no properties to carry. */

import { byte, type Stage } from '../harness/scenario.ts';

/** The Property Length 0 that 5.0 wants in the place where properties would stand (2.2.2); nothing in earlier versions. */
export function noProperties({ version }: Pick<Stage, 'version'>): Uint8Array {
  return version === '5.0' ? byte(0) : new Uint8Array(0);
}
