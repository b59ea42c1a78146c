/** Leaves no trace: removes the sessions and retained messages that a scenario may have left in the broker. */

import type { Trace } from '../trace.ts';
import { residueOf } from './residue.ts';
import { createStaging } from './stage.ts';
import type { Circumstances } from './world.ts';

/**
 * Connects with each client id as a clean session, which ends the kept one, and clears each retained message. A delayed
 * Will would be published at the end of its session: its client first comes back to the session and leaves in good order.
 * Gives what could not be removed, for people; empty when all is clean.
 */
export async function sweep(circumstances: Circumstances, trace: Trace): Promise<readonly string[]> {
  const { clientIds, delayedWills, topics } = residueOf(trace);
  const left: string[] = [];
  if (clientIds.length === 0 && topics.length === 0) return left;
  const { stage, leave } = createStaging({ ...circumstances, tag: `${circumstances.tag}z`, framing: 'whole' }, {});

  const attempt = async (what: string, act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      left.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  for (const clientId of delayedWills) {
    await attempt(`the delayed Will of ${clientId}`, async () => {
      const client = await stage.connect({ clientId, cleanSession: false, properties: { sessionExpiryInterval: 0 } });
      await client.disconnect();
    });
  }
  for (const clientId of clientIds) {
    await attempt(`the session of ${clientId}`, async () => {
      const client = await stage.connect({ clientId });
      await client.disconnect();
    });
  }
  if (topics.length > 0 && circumstances.offer.retainAvailable) {
    await attempt(`retained messages on ${topics.join(', ')}`, async () => {
      const client = await stage.connect();
      for (const topic of topics) await client.send({ type: 'publish', topic, retain: true });
      await client.ping();
      await client.disconnect();
    });
  }
  await leave();
  return left;
}
