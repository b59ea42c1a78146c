/** `mqttspec list`: what there is to run, and what it covers. */

import { Command, Option } from 'commander';
import { paletteFor, showsColors } from '../report/palette.ts';
import { count } from '../report/printable.ts';
import { UsageError } from '../target/errors.ts';
import { coverageJson, coverageLines, coverageOf } from './coverage.ts';
import { addFilterOptions, type FilterArguments, versionsOf } from './filter-options.ts';
import { faultJson, faultLines } from './list-faults.ts';
import { scenarioJson, scenarioLines } from './list-scenarios.ts';
import { loadFaults } from './load-faults.ts';
import { loadSuites } from './load-suites.ts';
import { selectScenarios } from './selection.ts';

const help = `
Examples:
  mqttspec list                                every scenario: id, versions, title
  mqttspec list --suite 'q*' --mqtt 3.1.1
  mqttspec list --statement MQTT-3.1.2-24      the scenarios that judge a statement
  mqttspec list --coverage --mqtt 3.1.1        each statement, section by section, and who judges it
  mqttspec list --statements --json            the statement catalogue, for programs
  mqttspec list --faults                       what serve --fault can break, and which statements that breaks`;

interface ListArguments extends FilterArguments {
  readonly statements: boolean;
  readonly coverage: boolean;
  readonly faults: boolean;
  readonly json: boolean;
}

/** Makes the command. */
export function listCommand(): Command {
  const command = new Command('list');
  return addFilterOptions(command)
    .addOption(new Option('--statements', 'the statements of the standards instead of scenarios').default(false))
    .addOption(new Option('--coverage', 'each statement with the scenarios that cite it').default(false))
    .addOption(new Option('--faults', 'the faults that the bundled broker can have').default(false))
    .addOption(new Option('--json', 'as JSON').default(false))
    .addHelpText('after', help)
    .action(list);
}

async function list(given: ListArguments): Promise<void> {
  if ([given.statements, given.coverage, given.faults].filter(Boolean).length > 1) {
    throw new UsageError('--statements, --coverage and --faults are different lists; ask for one of them.');
  }
  const print = (lines: readonly string[]): boolean => process.stdout.write(`${lines.join('\n')}\n`);
  const palette = paletteFor(showsColors(process.stdout, process.env));
  const versions = versionsOf(given);
  if (given.faults) {
    const faults = await loadFaults();
    print(given.json ? [JSON.stringify(faults.map(faultJson), null, 2)] : faultLines(faults, palette));
    return;
  }
  const scenarios = await loadSuites(given.scenarios);

  if (given.statements || given.coverage) {
    const coverage = coverageOf(scenarios, given, versions);
    if (given.json) print([JSON.stringify(coverageJson(coverage), null, 2)]);
    else print(coverageLines(coverage, { withScenarios: given.coverage, palette }));
    return;
  }
  const selected = selectScenarios(scenarios, given, versions);
  if (given.json) print([JSON.stringify(selected.map(scenarioJson), null, 2)]);
  else print(scenarioLines(selected, palette));
  process.stderr.write(`${count(selected.length, 'scenario')}\n`);
}
