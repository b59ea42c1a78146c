/** No Local: whose messages a client gets. */

import type { Client, Stage } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';

/** Publishes one message by the client itself and one by another, and fails unless just these of them come to it. */
export async function requireFrom(
  { fail }: Pick<Stage, 'fail'>,
  { client, peer, topic, word, qos }: { client: Client; peer: Client; topic: string; word: string; qos: 0 | 1 | 2 },
  expected: readonly ('own' | 'other')[],
): Promise<void> {
  await client.publish(topic, `own ${word}`, { qos });
  await peer.publish(topic, `other ${word}`, { qos });
  const came = (await arrivals(client, peer, expected.length)).map(({ payload }) => new TextDecoder().decode(payload));
  const wanted = expected.map((whose) => `${whose} ${word}`);
  if (came.toSorted().join() !== wanted.toSorted().join())
    fail(wanted.join(' and ') || 'nothing', came.join(' and ') || 'nothing');
}
