/** A broker of 5.0 that refuses more than it must, which is lawful, so that there are refusals to be bent. */

import type { Rules } from '../../broker/rules.ts';

/** Refuses client ids of more than 23 bytes. */
export function refusingLongClientIds(rules: Rules): Rules {
  return {
    ...rules,
    refusalOfClientId: (connect) =>
      connect.version === '5.0' && connect.clientId.length > 23 ? 0x85 : rules.refusalOfClientId(connect),
  };
}
