/** `npm run attack`: each attack in full size, with figures; ends with 1 if the others or the memory suffered too much. */

import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Attack, Crowd } from './attack.ts';
import { attacks } from './attacks.ts';
import { type Outcome, perform, told } from './perform.ts';
import { startServed } from './served.ts';
import { forkTraffic } from './traffic-process.ts';

const sizes: Readonly<Record<string, number>> = {
  'stuck-subscriber': 10,
  'never-acknowledges': 10,
  'half-open': 1_000,
  crowd: 20_000,
  trickle: 1_000,
  'fragment-bomb': 20,
};

const measureMs = 5_000;
const perSecond = 1_000;
/** As `serve` has it: a crowd may take its time on a busy machine. */
const connectTimeoutS = 10;
const mostTimesSlower = 3;
/** A busy machine is slow for reasons of its own. */
const attempts = 5;
/** Files that a broker has open besides the crowd's connections. */
const otherFiles = 500;
const perProcess = 5_000;

/** How many connections one process may hold here. */
const mostFiles = Number(
  execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).replace('unlimited', 'Infinity'),
);

async function openCrowd(port: number, count: number): Promise<Crowd> {
  const script = fileURLToPath(new URL('./crowd-process.js', import.meta.url));
  const parts = Array.from({ length: Math.ceil(count / perProcess) }, (_, group) => {
    const share = Math.min(perProcess, count - group * perProcess);
    return fork(script, [String(port), String(share), String(group)]);
  });
  const counts = await Promise.all(parts.map(countOf));
  return {
    count: counts.reduce((sum, part) => sum + part, 0),
    scatter: async () => {
      for (const part of parts) part.send('go');
      await Promise.all(parts.map((part) => once(part, 'exit')));
    },
  };
}

/** How many connections a part of the crowd has opened, as soon as it has. */
function countOf(part: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    part.once('message', (count) => resolve(Number(count)));
    part.once('exit', (code) =>
      reject(new Error(`a part of the crowd ended with code ${code} before it was complete`)),
    );
  });
}

const isBearable = ({ quiet, under, complaints }: Outcome): boolean =>
  complaints.length === 0 && under.p99Ms <= mostTimesSlower * quiet.p99Ms;

async function withstood(attack: Attack, count: number): Promise<boolean> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const outcome = await perform(attack, {
      served,
      count,
      measureMs,
      perSecond,
      openCrowd,
      startTraffic: traffic.start,
    });
    process.stdout.write(`${told(outcome)}\n`);
    if (isBearable(outcome)) return true;
  }
  return false;
}

const wanted = process.argv.slice(2);
const served = await startServed(fileURLToPath(new URL('../../harness/cli/main.js', import.meta.url)), connectTimeoutS);
const traffic = forkTraffic();
// Attackers have machines of their own elsewhere. Here they, and the crowds that they start, leave the processors to the
// broker and the others.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const lost: string[] = [];
for (const attack of attacks) {
  if (wanted.length > 0 && !wanted.includes(attack.name)) continue;
  const full = sizes[attack.name] ?? 1;
  const count = Math.min(full, mostFiles - otherFiles);
  if (count < full)
    process.stdout.write(`${attack.name}: ${count} of ${full}, for a process may open ${mostFiles} files\n`);
  if (!(await withstood(attack, count))) lost.push(attack.name);
}
traffic.end();
await served.stop();
process.stdout.write(lost.length === 0 ? 'withstood all\n' : `not withstood: ${lost.join(', ')}\n`);
process.exitCode = lost.length === 0 ? 0 : 1;
