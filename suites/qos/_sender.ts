/** What a client does that sends a message at QoS 1 or 2 and goes through the exchange by hand. */

import type { Client } from '../../harness/scenario.ts';

/** A message under the identifier that the scenario chose. */
export interface Sending {
  readonly topic: string;
  readonly payload: string;
  readonly packetIdentifier: number;
  readonly dup?: boolean;
}

/** PUBLISH at QoS 1, and PUBACK as its answer. */
export async function publishAtLeastOnce(client: Client, sending: Sending): Promise<void> {
  await client.send({ type: 'publish', qos: 1, ...sending });
  await client.expect('puback', { packetIdentifier: sending.packetIdentifier });
}

/** The first half of an exchange at QoS 2: PUBLISH, and PUBREC as its answer. */
export async function begin(client: Client, sending: Sending): Promise<void> {
  await client.send({ type: 'publish', qos: 2, ...sending });
  await client.expect('pubrec', { packetIdentifier: sending.packetIdentifier });
}

/** The second half: PUBREL, and PUBCOMP as its answer. */
export async function release(client: Client, packetIdentifier: number): Promise<void> {
  await client.send({ type: 'pubrel', packetIdentifier });
  await client.expect('pubcomp', { packetIdentifier });
}
