/** `npm run soak`: an hour of virtual time with a thousand clients, or as long and as many as are asked for. */

import { Command } from 'commander';
import { integerArgument } from '../../harness/cli/arguments.ts';
import { repeated } from '../../harness/cli/filter-options.ts';
import { loadFaults } from '../../harness/cli/load-faults.ts';
import { selectFaults } from '../../harness/cli/select-faults.ts';
import { type SoakTally, soak } from './soak.ts';

interface SoakArguments {
  readonly clients: number;
  readonly minutes: number;
  readonly seed: number;
  readonly fault: readonly string[];
}

const mostSeed = 2 ** 31 - 1;

const help = `
Half of the clients speak 3.1.1, half 5.0. They connect, subscribe, publish at each QoS, retain, leave Wills, fall silent, break off, take
over and come back; books are kept of what each must get: nothing lost, nothing twice, in order. Exit codes: 0 nothing was found, 1 something was.

Examples:
  npm run soak                                     an hour of a thousand clients, another seed each time
  npm run soak -- --minutes 10 --clients 100 --seed 1    less of it, the same each time
  npm run soak -- --fault qos-2-delivered-twice    can it see what is broken on purpose?`;

const command = new Command('soak')
  .description('have the reference broker serve a crowd for a long time, in virtual time')
  .option('--clients <number>', 'how many', integerArgument(1, 100_000), 1_000)
  .option('--minutes <number>', 'of virtual time', integerArgument(1, 1_000_000), 60)
  .option('--seed <number>', 'repeats a run', integerArgument(0, mostSeed), Date.now() % mostSeed)
  .option('--fault <name>', 'break this rule on purpose (repeatable, * allowed)', repeated, [])
  .addHelpText('after', help)
  .action(async ({ fault, ...given }: SoakArguments) => {
    const faults = selectFaults(fault.length === 0 ? [] : await loadFaults(), fault);
    process.stderr.write(`seed ${given.seed}\n`);
    const startedAtMs = performance.now();
    const describe = ({ minutes, connected, received, sent }: SoakTally): string => {
      const seconds = Math.round((performance.now() - startedAtMs) / 1000);
      const mebibytes = Math.round(process.memoryUsage().heapUsed / 2 ** 20);
      return `minute ${minutes}: ${connected} connected, ${received} packets in, ${sent} out, ${seconds} s, heap ${mebibytes} MiB`;
    };
    const { finding, ...reached } = soak({
      ...given,
      faults,
      progress: (tally) => process.stderr.write(`${describe(tally)}\n`),
    });
    process.stdout.write(`seed ${given.seed}, ${describe(reached)}\n`);
    process.stdout.write(finding === null ? 'nothing was found\n' : `${finding.invariant}: ${finding.detail}\n`);
    process.exitCode = finding === null ? 0 : 1;
  });

await command.parseAsync();
