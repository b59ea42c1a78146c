/** Filters with wildcards, which a server may decline. */

import type { Client, Stage } from '../../harness/scenario.ts';

/**
 * Subscribes at QoS 1; false, with a warning, where the server says that it makes no such subscription. Wildcards
 * should be supported and need not be (3.8.3).
 */
export async function subscribeIfSupported(stage: Stage, client: Client, topicFilter: string): Promise<boolean> {
  const packetIdentifier = client.freshIdentifier();
  await client.send({ type: 'subscribe', packetIdentifier, subscriptions: [{ topicFilter, qos: 1 }] });
  const { reasonCodes } = await client.expect('suback', { packetIdentifier });
  const refused = reasonCodes.length === 1 && reasonCodes[0] === 0x80;
  if (refused) stage.warn(`expected ${topicFilter} to be granted, got SUBACK 0x80`, { '3.1.1': ['v3.1.1-3.8.3-u1'] });
  return !refused;
}
