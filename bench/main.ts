/** `npm run bench`: measures what is asked for, prints the table, writes JSON and a page. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brokerContests } from './broker/contests.ts';
import { codecContests } from './codec/contests.ts';
import { type Contest, InvalidRun } from './contest.ts';
import { renderPage } from './page.ts';
import { runContests } from './run.ts';
import { renderTable } from './table.ts';

/** Each makes its contests for an effort: 1, or less for shorter runs. */
const groups: Readonly<Record<string, (effort: number) => readonly Contest[]>> = {
  codec: codecContests,
  broker: brokerContests,
};

/** Of a quick run. */
const quickEffort = 0.2;

const help = `npm run bench -- [group or contest...] [options]

Measures our work against that of others, interleaved, each measurement in a process of its own.
Groups: ${Object.keys(groups).join(', ')}; all of them if none is named. A contest is named by its id or the beginning of it.

  --rounds N   measurements of each contender, of which the median counts (3)
  --quick      one round of shorter runs: for a look, not for figures
  --out DIR    where bench.json and bench.html are written (reports/bench)
  --list       the ids of the contests
  --help       this

Exit codes: 0 measured, whether targets were met or not; 1 what was measured was not done rightly; 2 wrong usage.
`;

class UsageError extends Error {}

interface Options {
  readonly names: readonly string[];
  readonly rounds: number;
  readonly effort: number;
  readonly out: string;
  readonly list: boolean;
  readonly help: boolean;
}

function readOptions(): Options {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        rounds: { type: 'string' },
        quick: { type: 'boolean', default: false },
        out: { type: 'string', default: join('reports', 'bench') },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));
    if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds: expected 1 or more, got ${values.rounds}`);
    return { ...values, rounds, effort: values.quick ? quickEffort : 1, names: positionals };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\nSee --help.`);
  }
}

function choose(names: readonly string[], effort: number): Contest[] {
  const all = Object.values(groups).flatMap((contests) => contests(effort));
  const idle = names.filter((name) => !all.some(({ id }) => id.startsWith(name)));
  if (idle.length > 0) throw new UsageError(`no contest begins with ${idle.join(', ')}. See --list.`);
  return names.length === 0 ? all : all.filter(({ id }) => names.some((name) => id.startsWith(name)));
}

async function main(): Promise<void> {
  const { names, rounds, effort, out, list, help: wantsHelp } = readOptions();
  if (wantsHelp) return void process.stdout.write(help);
  const contests = choose(names, effort);
  if (list) return void process.stdout.write(`${contests.map(({ id }) => id).join('\n')}\n`);
  const result = await runContests(contests, { rounds, onProgress: (line) => process.stderr.write(`${line}\n`) });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'bench.json'), `${JSON.stringify(result, undefined, 2)}\n`);
  writeFileSync(join(out, 'bench.html'), renderPage(result));
  process.stdout.write(`${renderTable(result)}\n`);
  process.stderr.write(`written: ${join(out, 'bench.json')}, ${join(out, 'bench.html')}\n`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError || error instanceof InvalidRun)) throw error;
  process.stderr.write(`${error instanceof InvalidRun ? 'invalid run: ' : ''}${error.message}\n`);
  process.exitCode = error instanceof InvalidRun ? 1 : 2;
}
