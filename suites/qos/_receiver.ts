/** What a client does that receives a message at QoS 1 or 2 and acknowledges by hand. */

import type { Client } from '../../harness/scenario.ts';
import { identifierOf, type Received } from './_messages.ts';

/** Acknowledges a message to the end of its exchange; all of it has reached the broker when this resolves. */
export async function acknowledge(client: Client, publish: Received, other?: number): Promise<void> {
  const packetIdentifier = identifierOf(publish);
  if (publish.qos === 0) return;
  if (publish.qos === 1) await client.send({ type: 'puback', packetIdentifier });
  else {
    await receive(client, packetIdentifier, other);
    await client.send({ type: 'pubcomp', packetIdentifier });
  }
  await client.ping();
}

/**
 * The first half of an exchange at QoS 2: PUBREC, and PUBREL as its answer. A PUBREL under the other identifier, where
 * there is one that may be sent at any time, is passed over.
 */
export async function receive(client: Client, packetIdentifier: number, other?: number): Promise<void> {
  await client.send({ type: 'pubrec', packetIdentifier });
  const isEither = (pubrel: { packetIdentifier: number }): boolean =>
    [packetIdentifier, other].includes(pubrel.packetIdentifier);
  for (;;) {
    const pubrel = await client.expect('pubrel', other === undefined ? { packetIdentifier } : isEither);
    if (pubrel.packetIdentifier === packetIdentifier) return;
  }
}
