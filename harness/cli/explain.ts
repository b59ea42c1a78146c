/** `mqttspec explain`: a scenario, statement, fault or check as a lesson, with the packets of a run. */

import { Command, Option } from 'commander';
import { type Version, versions } from '../../reference/codec/version.ts';
import { paletteFor, showsColors } from '../report/palette.ts';
import { UsageError } from '../target/errors.ts';
import { targetOf } from '../target/url.ts';
import { type Explaining, explanationLines } from './explain/explanation.ts';
import { faultCalled, topicOf } from './explain/topic.ts';
import { repeated, scenariosHelp } from './filter-options.ts';
import { loadFaults } from './load-faults.ts';
import { loadSuites } from './load-suites.ts';
import { addTargetOptions, type TargetArguments, urlOptionsOf } from './target-options.ts';

const help = `
What it can explain:
  a scenario     what it shows, the statements behind it, and its packets on the bundled broker
  a statement    what it demands, who judges it, which faults break it, and a scenario at work
  a fault        what the bundled broker then does wrong, and a scenario that notices
  a check        what it sees to in every scenario, and a scenario in which it finds something

It all runs in this process in virtual time: hours of waiting take none. With --url a scenario is run against a broker.

Examples:
  mqttspec list --suite keep-alive                                     which scenarios there are
  mqttspec explain keep-alive/zero-turns-it-off                        a scenario
  mqttspec explain keep-alive/silent-client --fault keep-alive-never-expires
  mqttspec explain will/all-subscribers --url mqtt://127.0.0.1:1883    the same on a broker of yours
  mqttspec explain MQTT-3.1.2-24                                       a statement, in each version that has one of that number
  mqttspec explain MQTT-3.1.2-24 --mqtt 3.1.1                          in one of them (MQTT-3.1.2-24@3.1.1 is the same)
  mqttspec explain will-lost-always                                    a fault
  mqttspec explain check:no-local-kept                                 a check

Exit codes: 0 explained, whatever the broker did, 2 there is nothing of that name, 3 the broker of --url cannot be reached.`;

interface ExplainArguments extends TargetArguments {
  readonly mqtt?: Version;
  readonly fault?: string;
  readonly url: readonly string[];
  readonly full: boolean;
  /** Where scenarios of the user's own are. */
  readonly scenarios: readonly string[];
}

/** Lines stay short enough to be read. */
const [widest, usualWidth] = [110, 100];

/** Makes the command. */
export function explainCommand(): Command {
  const command = new Command('explain')
    .argument('<id>', 'of a scenario, a statement, a fault or a check')
    .addOption(new Option('--mqtt <version>', 'in this version of MQTT (default: the newest)').choices(versions))
    .option('--fault <name>', 'break the bundled broker on purpose')
    .option('--url <url>', 'run it against this broker (repeatable: one URL for each transport)', repeated, [])
    .option('--scenarios <place>', scenariosHelp, repeated, [])
    .option('--full', 'all packets, however many', false);
  return addTargetOptions(command)
    .addHelpText('after', help)
    .action(async (id: string, given: ExplainArguments) => {
      const lines = await explain(id, given);
      process.stdout.write(`${lines.join('\n')}\n`, () => process.exit(0));
    });
}

async function explain(id: string, given: ExplainArguments): Promise<string[]> {
  if (given.fault !== undefined && given.url.length > 0)
    throw new UsageError('--fault breaks the bundled broker, and --url names another one: give one of them.');
  const catalogue = { scenarios: await loadSuites(given.scenarios), faults: await loadFaults() };
  const topic = topicOf(id, catalogue, given.mqtt);
  const target = given.url.length === 0 ? null : targetOf(given.url, await urlOptionsOf(given));
  const explaining: Explaining = {
    ...catalogue,
    wanted: given.mqtt,
    fault: given.fault === undefined ? null : faultCalled(given.fault, catalogue.faults),
    target,
    layout: {
      palette: paletteFor(showsColors(process.stdout, process.env)),
      width: Math.min(process.stdout.columns ?? usualWidth, widest),
      full: given.full,
      target: target?.urls.join(' ') ?? '',
    },
  };
  return explanationLines(topic, explaining);
}
