/** Unit tests of the stage: each client may cut what it sends in its own way. */

import { expect, test } from 'vitest';
import { createManualClock } from '../../reference/clock.ts';
import { plainOffer } from '../offer.ts';
import type { Framing } from '../stage.ts';
import { startInProcess } from '../target/in-process.ts';
import { inVirtualTime } from '../target/virtual-time.ts';
import { createStaging } from './stage.ts';
import type { Endpoint } from './wire.ts';

/** Connects two clients side by side, and gives the lengths of the segments of each. */
async function segmentsOf(...framings: readonly (Framing | undefined)[]): Promise<readonly (readonly number[])[]> {
  const clock = createManualClock();
  const { target, stop } = startInProcess({ clock });
  const lengths: number[][] = [];
  const endpoint: Endpoint = {
    ...target.primary,
    dial: async (...asked) => {
      const wire = await target.primary.dial(...asked);
      const own: number[] = [];
      lengths.push(own);
      return {
        ...wire,
        write: (bytes) => {
          own.push(bytes.length);
          return wire.write(bytes);
        },
      };
    },
  };
  const { stage, leave } = createStaging(
    {
      clock,
      endpoint,
      version: '3.1.1',
      framing: 'whole',
      credentials: {},
      account: {},
      patienceMs: 1000,
      slackMs: 0,
      offer: plainOffer,
      tag: 'tag',
    },
    {},
  );
  await inVirtualTime(clock, async () => {
    for (const framing of framings) {
      const client = await stage.connect(framing === undefined ? {} : { framing });
      await client.send({ type: 'publish', topic: stage.topic('a'), payload: 'x' });
      await client.ping();
    }
  });
  const sent = lengths.map((own) => [...own]);
  await inVirtualTime(clock, () => leave());
  stop();
  return sent;
}

test('a client that does not say sends as the run has it, the others as they say', async () => {
  const [asTheRun = [], singly = [], joined = []] = await segmentsOf(undefined, 'bytes', 'coalesced');
  expect(asTheRun).toHaveLength(3);
  expect(new Set(singly)).toEqual(new Set([1]));
  expect(joined).toHaveLength(2);
});
