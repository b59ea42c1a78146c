/** Filters with wildcards, which a server may decline. */

import type { Client, Stage } from '../../harness/scenario.ts';

/** Whether the server said at CONNECT that it has no Wildcard Subscriptions (5.0: 3.2.2.3.11). */
export function declinesWildcards({ connack }: Client): boolean {
  return connack.properties?.wildcardSubscriptionAvailable === 0;
}

/**
 * Subscribes at QoS 1; false where the server says that it makes no such subscription. In 3.1.1 wildcards should be
 * supported and need not be (3.8.3), so that it is warned about; in 5.0 a server that has them may reject any of them.
 */
export async function subscribeIfSupported(stage: Stage, client: Client, topicFilter: string): Promise<boolean> {
  if (declinesWildcards(client)) {
    stage.observe('wildcardSubscriptionAvailable', 0);
    return false;
  }
  const packetIdentifier = client.freshIdentifier();
  await client.send({ type: 'subscribe', packetIdentifier, subscriptions: [{ topicFilter, qos: 1 }] });
  const { reasonCodes } = await client.expect('suback', { packetIdentifier });
  const refused = reasonCodes.length === 1 && (reasonCodes[0] ?? 0) >= 0x80;
  if (refused && stage.version === '5.0') stage.observe('refusedWith', `0x${reasonCodes[0]?.toString(16)}`);
  else if (refused)
    stage.warn(`expected ${topicFilter} to be granted, got SUBACK 0x${reasonCodes[0]?.toString(16)}`, {
      '3.1.1': ['v3.1.1-3.8.3-u1'],
    });
  return !refused;
}
