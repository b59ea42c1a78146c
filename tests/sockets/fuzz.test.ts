/** Fuzzing over sockets in short: the broker lives, says nothing that is no MQTT, and serves who has nothing to do with it. */

import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { fuzzSockets } from '../../fuzz/sockets/run.ts';

const mainFile = fileURLToPath(new URL('../../dist/harness/cli/main.js', import.meta.url));

it('serves bystanders over TCP and WebSocket whatever others say', async () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
  const chunks = 3_000;
  const { finding, chunks: said } = await fuzzSockets({ chunks, seed, mainFile });
  expect(finding, `npm run fuzz -- --sockets --packets ${chunks} --seed ${seed}`).toBe(null);
  expect(said).toBeGreaterThanOrEqual(chunks);
});
