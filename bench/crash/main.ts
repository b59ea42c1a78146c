/** `npm run crash -- --kills 200 --seed 1`: the crash test, in full. */

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { crash } from './crash.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string' } },
});
const [kills, seed] = [Number(values.kills), Number(values.seed ?? Date.now() % 1_000_000)];
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error('expected --kills and --seed to be whole numbers, kills at least 1');
  process.exit(2);
}

console.error(`seed ${seed}`);
const mainFile = fileURLToPath(new URL('../../harness/cli/main.js', import.meta.url));
const { failures, ...figures } = await crash({ kills, seed, mainFile, progress: (line) => console.error(line) });
console.log(JSON.stringify({ seed, ...figures }));
for (const failure of failures.slice(0, 100)) console.log(failure);
console.log(failures.length === 0 ? 'nothing lost, nothing doubled, order kept' : `${failures.length} failures`);
process.exit(failures.length === 0 ? 0 : 1);
