/** A broker that keeps its state is killed under load, again and again: nothing lost, at QoS 2 nothing doubled, order kept. */

import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { crash } from '../../bench/crash/crash.ts';

const mainFile = fileURLToPath(new URL('../../dist/harness/cli/main.js', import.meta.url));

it('loses nothing of what it acknowledged', async () => {
  const seed = Date.now() % 1_000_000;
  const { failures, acknowledged } = await crash({ kills: 20, seed, mainFile, progress: () => undefined });
  expect(failures, `npm run crash -- --kills 20 --seed ${seed}`).toEqual([]);
  expect(acknowledged).toBeGreaterThan(0);
});
