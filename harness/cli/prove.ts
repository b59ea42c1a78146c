/** `mqttspec prove`: every scenario against every fault, in virtual time: the kill matrix. */

import { Command } from 'commander';
import type { Fault } from '../../reference/faults/fault.ts';
import { checks } from '../checks/index.ts';
import { type Progress, proveExistence } from '../prove/existence.ts';
import { type FaultProof, type KillMatrix, killMatrix } from '../prove/kill-matrix.ts';
import type { Task } from '../prove/task.ts';
import { virtualRun } from '../runner/virtual-run.ts';
import type { Scenario } from '../scenario.ts';
import { UsageError } from '../target/errors.ts';
import { addFilterOptions, type FilterArguments, repeated, versionsOf } from './filter-options.ts';
import { loadFaults } from './load-faults.ts';
import { loadSuites } from './load-suites.ts';
import { startThreads } from './prove-threads.ts';
import { selectFaults } from './select-faults.ts';
import { selectScenarios } from './selection.ts';

const help = `
Each fault makes the bundled broker break one rule; each scenario must be turned red by some fault, and each fault
must turn some scenario red. Everything runs in virtual time in this process.

Examples:
  mqttspec prove                               the whole matrix
  mqttspec prove --quick                       that each fault, scenario and check has its proof, and no more
  mqttspec prove --suite will                  the scenarios of one suite against all faults
  mqttspec prove --fault 'will-*' --verbose    who notices these faults, and what they say

Exit codes: 0 all killed, 1 a fault survives or a scenario is never turned red (with filters: a fault survives).`;

interface ProveArguments extends FilterArguments {
  readonly fault: readonly string[];
  readonly quick: boolean;
  readonly verbose: boolean;
  readonly json: boolean;
}

/** Makes the command. */
export function proveCommand(): Command {
  const command = new Command('prove').description('prove of each check that it can fail: scenarios against faults');
  return addFilterOptions(command)
    .option('--fault <name>', 'only this fault (repeatable, * allowed)', repeated, [])
    .option('--quick', 'stop at the first who notices: proves the same, without the whole matrix', false)
    .option('--verbose', 'who noticed each fault, and what was said', false)
    .option('--json', 'the matrix as JSON', false)
    .addHelpText('after', help)
    .action(async (given: ProveArguments) => {
      process.exitCode = await prove(given);
    });
}

/** The faultless broker must pass first: a kill by a scenario that is red anyway proves nothing. */
async function requireGreen(scenarios: readonly Scenario[], given: ProveArguments): Promise<void> {
  const results = await virtualRun({ scenarios, versions: versionsOf(given) });
  const red = results.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip');
  if (red.length === 0) return;
  const told = red.slice(0, 10).map(({ id, version, verdict, reason }) => `  ${id} (${version}) ${verdict}: ${reason}`);
  throw new UsageError(`The faultless broker does not pass, so nothing can be proven:\n${told.join('\n')}`);
}

async function prove(given: ProveArguments): Promise<number> {
  const scenarios = selectScenarios(await loadSuites(), given, versionsOf(given));
  // What is wrong with a WebSocket listener shows over sockets only: tests/sockets/websocket-faults.test.ts proves that.
  const all = (await loadFaults()).filter(({ bendWebSocket }) => bendWebSocket === undefined);
  const faults = given.fault.length === 0 ? all : selectFaults(all, given.fault);
  await requireGreen(scenarios, given);
  // Of a WebSocket nothing is known in virtual time, and what takes long is for --slow.
  const runnable = scenarios.filter(({ needs }) => !needs.includes('websocket') && !needs.includes('slow'));
  const progress = (what: string): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what}`);
  };
  const chosen = versionsOf(given);
  const looking = checks.filter(
    ({ statements }) => chosen === null || chosen.some((version) => statements[version] !== undefined),
  );
  const threads = startThreads({ versions: versionsOf(given) });
  const proofs = given.quick
    ? await proveExistence(faults, runnable, looking, threads.carryOut, progress)
    : await proveAll(faults, runnable, threads.carryOut, progress);
  await threads.stop();
  progress('');
  const matrix = killMatrix(
    proofs,
    runnable.map(({ id }) => id),
    looking.map(({ name }) => name),
  );
  process.stdout.write(
    given.json ? `${JSON.stringify(matrix, null, 2)}\n` : `${told(matrix, given.verbose).join('\n')}\n`,
  );
  const whole =
    given.fault.length === 0 && given.suite.length === 0 && given.scenario.length === 0 && given.statement.length === 0;
  const idle = matrix.neverKilled.length + matrix.idleChecks.length;
  return matrix.survivors.length > 0 || (whole && idle > 0) ? 1 : 0;
}

/** Every scenario against every fault. */
async function proveAll(
  faults: readonly Fault[],
  scenarios: readonly Scenario[],
  carryOut: (task: Task) => Promise<readonly FaultProof[]>,
  progress: Progress,
): Promise<readonly FaultProof[]> {
  const ids = scenarios.map(({ id }) => id);
  let done = 0;
  const proofs = await Promise.all(
    faults.map(async ({ name }) => {
      const proof = await carryOut({ faults: [name], scenarios: ids, until: 'all-is-run' });
      done += 1;
      progress(`${done}/${faults.length} ${name}`);
      return proof;
    }),
  );
  return proofs.flat();
}

function told(matrix: KillMatrix, verbose: boolean): string[] {
  const lines = matrix.proofs.flatMap(({ fault, title, kills, inconclusive }) => [
    `${kills.length === 0 ? 'SURVIVES' : 'killed  '}  ${fault}  by ${kills.length}${inconclusive.length > 0 ? `, ${inconclusive.length} inconclusive` : ''}  ${title}`,
    ...(verbose
      ? kills.map(
          ({ id, version, checks: by, byBody, reason }) =>
            `            ${id} (${version}) [${[...(byBody ? ['body'] : []), ...by].join(', ')}] ${reason}`,
        )
      : []),
    ...(verbose ? inconclusive.map((which) => `            inconclusive: ${which}`) : []),
  ]);
  const list = (heading: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : ['', heading, ...names.map((name) => `  ${name}`)];
  return [
    ...lines,
    ...list('Faults that survive:', matrix.survivors),
    ...list('Scenarios that no fault turns red:', matrix.neverKilled),
    ...list('Always-on checks that no fault turns red:', matrix.idleChecks),
    '',
    `${matrix.proofs.length - matrix.survivors.length} of ${matrix.proofs.length} faults killed`,
  ];
}
