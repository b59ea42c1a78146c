/** Each attack in small: what the broker does about it, and what it costs. `npm run attack` is the full size, and judges time too. */

import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attacks } from '../../bench/attack/attacks.ts';
import { openCrowd } from '../../bench/attack/crowd.ts';
import { perform, told } from '../../bench/attack/perform.ts';
import { type Served, startServed } from '../../bench/attack/served.ts';
import { startTraffic } from '../../bench/attack/traffic.ts';

const counts: Readonly<Record<string, number>> = { crowd: 500, 'half-open': 50, trickle: 30 };
const fewer = 3;

let served: Served;
beforeAll(async () => {
  served = await startServed(fileURLToPath(new URL('../../dist/harness/cli/main.js', import.meta.url)), 2);
});
afterAll(() => served.stop());

it.each(attacks)('$name: $title', async (attack) => {
  const count = counts[attack.name] ?? fewer;
  const outcome = await perform(attack, { served, count, measureMs: 300, perSecond: 1_000, openCrowd, startTraffic });
  process.stdout.write(`${told(outcome)}\n`);
  expect(outcome.complaints).toEqual([]);
});
