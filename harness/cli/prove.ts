/** `mqttspec prove`: scenarios against faults, in virtual time: the kill matrix. */

import { Command } from 'commander';
import type { Citations } from '../../reference/statements/index.ts';
import { checks } from '../checks/index.ts';
import { proveByExamples } from '../prove/examples.ts';
import { chunks, proveInFull } from '../prove/full.ts';
import { type KillMatrix, killMatrix } from '../prove/kill-matrix.ts';
import { proofReporters } from '../prove/report/reporter.ts';
import type { Surveyed } from '../prove/survey.ts';
import type { Progress, Workforce } from '../prove/workforce.ts';
import { paletteFor, showsColors } from '../report/palette.ts';
import { discoverBundled } from '../runner/bundled.ts';
import { usualSeed } from '../runner/virtual-run.ts';
import type { Scenario } from '../scenario.ts';
import { UsageError } from '../target/errors.ts';
import { integerArgument } from './arguments.ts';
import { fileDestination, streamDestination } from './destination.ts';
import { addFilterOptions, type FilterArguments, repeated, versionsOf } from './filter-options.ts';
import { loadFaultsBySubject } from './load-faults.ts';
import { loadSuites } from './load-suites.ts';
import { startThreads } from './prove-threads.ts';
import { planReporters } from './reporter-plan.ts';
import { selectFaults } from './select-faults.ts';
import { selectScenarios } from './selection.ts';

const reporterTable = Object.entries(proofReporters)
  .map(([name, { summary }]) => `  ${name.padEnd(9)}${summary}`)
  .join('\n');

const help = `
Each fault makes the bundled broker break one rule; each scenario must be turned red by some fault, and each fault
must turn some scenario red. Everything runs in virtual time in this process. Without --full one example is enough for
each fault, each scenario and each always-on check, and nothing more is tried.

Reporters:
${reporterTable}
  NAME=FILE writes to FILE. The same seed gives the same matrix.

Examples:
  mqttspec prove                               that each fault, scenario and check has its proof
  mqttspec prove --full --reporter console --reporter html=matrix.html
  mqttspec prove --suite will                  the scenarios of one suite against all faults
  mqttspec prove --fault 'will-*' --verbose    who notices these faults, and what they say

Exit codes: 0 all killed, 1 a fault survives or a scenario is never turned red (with filters: a fault survives).`;

interface ProveArguments extends FilterArguments {
  readonly fault: readonly string[];
  readonly full: boolean;
  readonly seed: number;
  readonly verbose: boolean;
  readonly reporter: readonly string[];
  readonly out: string;
  readonly json: boolean;
}

/** The broker's generator of numbers has a state of 32 bits. */
const largestSeed = 2 ** 32 - 1;

/** So many scenarios are looked at as one piece of work. */
const surveyedAtATime = 10;

const shownRed = 10;

/** Makes the command. */
export function proveCommand(): Command {
  const command = new Command('prove');
  return addFilterOptions(command)
    .option('--fault <name>', 'only this fault (repeatable, * allowed)', repeated, [])
    .option('--full', 'the whole matrix: all that each fault turns red', false)
    .option('--seed <number>', 'of all chance in the broker', integerArgument(0, largestSeed), usualSeed)
    .option('--verbose', 'who noticed each fault, and what was said', false)
    .option(
      '--reporter <name[=file]>',
      `how to report: ${Object.keys(proofReporters).join(', ')} (repeatable; default: console)`,
      repeated,
      [],
    )
    .option('--out <folder>', 'where reports without a file of their own go', 'reports')
    .option('--json', 'the same as --reporter json', false)
    .addHelpText('after', help)
    .action(async (given: ProveArguments) => {
      process.exitCode = await prove(given);
    });
}

/** Looks at all scenarios; the faultless broker must pass: a kill by a scenario that is red anyway proves nothing. */
async function survey(
  scenarios: readonly Scenario[],
  workforce: Workforce,
  wantsFaults: boolean,
  progress: Progress,
): Promise<readonly Surveyed[]> {
  let done = 0;
  const surveyed = await Promise.all(
    chunks(scenarios, surveyedAtATime).map(async (some) => {
      const seen = await workforce.survey({ kind: 'survey', scenarios: some.map(({ id }) => id), faults: wantsFaults });
      done += some.length;
      progress(`sound broker ${done}/${scenarios.length}`);
      return seen;
    }),
  );
  const red = surveyed.flat().flatMap((one) => one.red);
  if (red.length === 0) return surveyed.flat();
  const told = red.slice(0, shownRed).map((line) => `  ${line}`);
  throw new UsageError(`The faultless broker does not pass, so nothing can be proven:\n${told.join('\n')}`);
}

async function prove(given: ProveArguments): Promise<number> {
  const reports = await openReports(given);
  const selected = selectScenarios(await loadSuites(given.scenarios), given, versionsOf(given));
  // Of a WebSocket nothing is known in virtual time, and what takes long is for --slow.
  const scenarios = selected.filter(({ needs }) => !needs.includes('websocket') && !needs.includes('slow'));
  // What is wrong with a WebSocket listener shows over sockets only: tests/sockets/websocket-faults.test.ts proves that.
  const versions = versionsOf(given) ?? (await discoverBundled()).versions;
  const shows = (citations: Citations): boolean => versions.some((version) => citations[version] !== undefined);
  const all = (await loadFaultsBySubject()).filter(({ value }) => value.bendWebSocket === undefined);
  const known = all.map(({ value }) => value);
  const faults = (given.fault.length === 0 ? known : selectFaults(known, given.fault)).filter(({ breaks }) =>
    shows(breaks),
  );
  const isWhole = [given.fault, given.suite, given.scenario, given.statement].every((filter) => filter.length === 0);
  // A part of the suites or faults says nothing about checks: they look at everything.
  const looking = isWhole ? checks.filter(({ statements }) => shows(statements)) : [];
  const { full, seed } = given;
  const progress = (what: string): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what}`);
  };

  const threads = startThreads({ versions, seed, faults: faults.map(({ name }) => name), own: given.scenarios });
  const surveyed = await survey(scenarios, threads, full, progress).finally(() => progress(''));
  const proofs = full
    ? await proveInFull(faults, surveyed, threads, progress)
    : await proveByExamples(faults, scenarios, looking, threads, progress);
  await threads.stop();
  progress('');

  const matrix = killMatrix(proofs, {
    mode: full ? 'full' : 'examples',
    seed,
    versions,
    faults: all
      .filter(({ value }) => faults.includes(value))
      .map(({ subject, value: { name, title, breaks } }) => ({ name, title, subject, breaks })),
    scenarios: scenarios.map(({ id, title }) => ({ id, title })),
    checks: looking.map(({ name, title }) => ({ name, title })),
  });
  await reports.finish(matrix);
  const idle = matrix.neverKilled.length + matrix.idleChecks.length;
  return matrix.survivors.length > 0 || (isWhole && idle > 0) ? 1 : 0;
}

/** Opens all reports, so that a wrong path is told at once. */
async function openReports(given: ProveArguments): Promise<{ finish(matrix: KillMatrix): Promise<void> }> {
  const { stdout, stderr, env } = process;
  const asked = given.json ? ['json', ...given.reporter] : given.reporter;
  const opened = await Promise.all(
    planReporters(asked, given.out, proofReporters).map(async ({ name, reporter, file }) => ({
      name,
      reporter,
      file,
      palette: paletteFor(file === null && showsColors(stdout, env)),
      destination: file === null ? streamDestination(stdout) : await fileDestination(file),
    })),
  );
  return {
    finish: async (matrix) => {
      for (const { name, reporter, file, palette, destination } of opened) {
        await destination.write(await reporter.render(matrix, { palette, verbose: given.verbose }));
        await destination.close();
        if (file !== null) stderr.write(`${name} report in ${file}\n`);
      }
    },
  };
}
