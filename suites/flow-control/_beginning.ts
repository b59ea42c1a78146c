/** Messages at QoS 2 that a client has begun and not released: they use up the server's Receive Maximum. */

import type { Client } from '../../harness/scenario.ts';

/** Sends so many at once, with Packet Identifiers from `first` on, and waits for their PUBRECs. */
export async function begin(client: Client, topic: string, count: number, first = 1): Promise<readonly number[]> {
  const identifiers = Array.from({ length: count }, (_, at) => first + at);
  await Promise.all(
    identifiers.map((packetIdentifier) =>
      client.send({ type: 'publish', qos: 2, topic, payload: `${packetIdentifier}`, packetIdentifier }),
    ),
  );
  for (const _ of identifiers) await client.expect('pubrec', ({ reasonCode }) => reasonCode < 0x80);
  return identifiers;
}

/** Releases them and waits for their PUBCOMPs. */
export async function release(client: Client, identifiers: readonly number[]): Promise<void> {
  await Promise.all(identifiers.map((packetIdentifier) => client.send({ type: 'pubrel', packetIdentifier })));
  for (const _ of identifiers) await client.expect('pubcomp');
}
