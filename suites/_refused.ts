/** How a server lets go of a CONNECT that it does not take. */

import type { Client, Stage } from '../harness/scenario.ts';

/**
 * On a connection that is closed: no CONNACK came that accepts. Before 5.0 none may come at all; in 5.0 one with a
 * Reason Code of 0x80 or above may tell why (3.1.4, 4.13.1).
 */
export async function expectNotAccepted(stage: Stage, client: Client): Promise<void> {
  if (stage.version !== '5.0') return client.expectNo('connack');
  const answer = await client.expectOneOf(['connack']);
  if (!('type' in answer) || answer.type !== 'connack') return;
  const { reasonCode } = answer;
  if (reasonCode < 0x80) stage.fail('no CONNACK, or one that refuses', `CONNACK with Reason Code ${reasonCode}`);
}
