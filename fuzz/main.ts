/** `npm run fuzz`: throws packets at the reference broker until one of them breaks something, or there are no more. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { integerArgument } from '../harness/cli/arguments.ts';
import { repeated } from '../harness/cli/filter-options.ts';
import { loadFaults } from '../harness/cli/load-faults.ts';
import { selectFaults } from '../harness/cli/select-faults.ts';
import type { Fault } from '../reference/faults/fault.ts';
import { readCase, writeCase } from './case.ts';
import { playCase } from './episode.ts';
import { type FuzzTally, fuzz, smallest } from './run.ts';
import { fuzzSockets } from './sockets/run.ts';

interface FuzzArguments {
  readonly packets: number;
  readonly seed: number;
  readonly sockets: boolean;
  readonly replay?: string;
  readonly fault: readonly string[];
  readonly out: string;
}

const mostSeed = 2 ** 31 - 1;
const shrinkingTrials = 3_000;
const progressEvery = 200_000;
const batchesTold = 20;

const help = `
Many clients of all versions say what they should, what they should not, and what is no MQTT at all, cut and joined anywhere, while
hours pass. Everything that the broker sends is judged, and its state is looked into. Exit codes: 0 nothing was found, 1 something was.

Examples:
  npm run fuzz                                      a million packets, another seed each time
  npm run fuzz -- --packets 10000000 --seed 1       the same ten million each time
  npm run fuzz -- --replay reports/fuzz/case.txt    what was found, once more
  npm run fuzz -- --sockets --packets 100000        over TCP and WebSocket, against a broker in a process of its own
  npm run fuzz -- --fault subscription-lost-*       can it see what is broken on purpose?`;

const command = new Command('fuzz')
  .description('fuzz the reference broker in virtual time')
  .option(
    '--packets <number>',
    'packets that the broker is to take',
    integerArgument(1, Number.MAX_SAFE_INTEGER),
    1_000_000,
  )
  .option('--seed <number>', 'repeats a run', integerArgument(0, mostSeed), Date.now() % mostSeed)
  .option('--sockets', 'against mqttspec serve over sockets: does it live, keep its memory and serve others?', false)
  .option('--replay <file>', 'play this case instead')
  .option('--fault <name>', 'break this rule on purpose (repeatable, * allowed)', repeated, [])
  .option('--out <folder>', 'where a failing case is written', 'reports/fuzz')
  .addHelpText('after', help)
  .action(async (given: FuzzArguments) => {
    if (given.sockets) {
      process.exitCode = await runOverSockets(given);
      return;
    }
    const faults = selectFaults(given.fault.length === 0 ? [] : await loadFaults(), given.fault);
    process.exitCode = given.replay === undefined ? await run(given, faults) : await replay(given.replay, faults);
  });

await command.parseAsync();

async function replay(file: string, faults: readonly Fault[]): Promise<0 | 1> {
  const finding = playCase(readCase(await readFile(file, 'utf8')), faults);
  process.stdout.write(finding === null ? 'nothing was found\n' : `${finding.invariant}: ${finding.detail}\n`);
  return finding === null ? 0 : 1;
}

async function runOverSockets({ packets, seed }: FuzzArguments): Promise<0 | 1> {
  process.stderr.write(`seed ${seed}\n`);
  const mainFile = fileURLToPath(new URL('../harness/cli/main.js', import.meta.url));
  const { batches, chunks, finding } = await fuzzSockets({
    chunks: packets,
    seed,
    mainFile,
    progress: (tally) => {
      if (tally.batches % batchesTold === 0)
        process.stderr.write(`${tally.chunks} chunks in ${tally.batches} batches\n`);
    },
  });
  process.stdout.write(`seed ${seed}: ${chunks} chunks in ${batches} batches, bystanders served after each\n`);
  process.stdout.write(finding === null ? 'nothing was found\n' : `${finding.invariant}: ${finding.detail}\n`);
  return finding === null ? 0 : 1;
}

async function run({ packets, seed, out }: FuzzArguments, faults: readonly Fault[]): Promise<0 | 1> {
  process.stderr.write(`seed ${seed}\n`);
  const startedAtMs = performance.now();
  let told = 0;
  const progress = (tally: FuzzTally): void => {
    if (tally.received < told + progressEvery) return;
    told = tally.received;
    process.stderr.write(`${describe(tally, performance.now() - startedAtMs)}\n`);
  };
  const { failure, ...tally } = fuzz({ packets, seed, faults, progress });
  process.stdout.write(`seed ${seed}: ${describe(tally, performance.now() - startedAtMs)}\n`);
  if (failure === null) {
    process.stdout.write('no invariant was broken\n');
    return 0;
  }

  process.stdout.write(`${failure.finding.invariant}: ${failure.finding.detail}\n`);
  process.stderr.write(`making the ${failure.played.steps.length} steps fewer\n`);
  const { finding, played } = smallest(failure, faults, shrinkingTrials);
  await mkdir(out, { recursive: true });
  const file = join(out, `${finding.invariant}-${failure.episodeSeed}.txt`);
  const remarks = [
    `${finding.invariant}: ${finding.detail.split('\n')[0]}`,
    `seed ${seed}`,
    ...faults.map(({ name }) => `fault ${name}`),
  ];
  await writeFile(file, writeCase(played, remarks));
  process.stdout.write(`${played.steps.length} steps show it: npm run fuzz -- --replay ${file}\n`);
  return 1;
}

function describe({ episodes, received, sent }: FuzzTally, durationMs: number): string {
  const rate = Math.round((received / durationMs) * 1000);
  return `${received} packets in, ${sent} out, ${episodes} brokers, ${rate} packets/s`;
}
