/** The options of `run`: how they are declared, and what is read from them. */

import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { reporters } from '../report/reporters.ts';
import { shellWord } from '../report/shell-word.ts';
import type { Framing } from '../stage.ts';
import { integerArgument } from './arguments.ts';
import { addBaselineOptions, type BaselineArguments } from './baseline/open-baseline.ts';
import { addFilterOptions, type FilterArguments, repeated } from './filter-options.ts';
import { addLaunchOptions, type LaunchArguments } from './launch-options.ts';
import { addStabilityOptions, type StabilityArguments } from './stability-options.ts';
import { addTargetOptions, type TargetArguments } from './target-options.ts';

/** What commander makes of them. */
export interface RunArguments
  extends FilterArguments,
    TargetArguments,
    LaunchArguments,
    BaselineArguments,
    StabilityArguments {
  readonly reporter: readonly string[];
  readonly out: string;
  readonly strict: boolean;
  readonly trace: boolean;
  readonly pcap?: string;
  readonly slow: boolean;
  readonly probe?: boolean;
  readonly concurrency: number;
  readonly threads: number;
  readonly framing: Framing;
  /** From which the names of topics and clients are made; default: any. */
  readonly seed?: string;
  /** The certificate that is repeated. */
  readonly from?: string;
}

/** More have not been seen to help: the broker wants processors too. */
const mostThreads = 4;

/** How a client may cut its bytes. */
export const framings: readonly Framing[] = ['whole', 'bytes', 'coalesced'];

const reporterTable = Object.entries(reporters)
  .map(([name, { summary }]) => `  ${name.padEnd(9)}${summary}`)
  .join('\n');

const help = `
URLs: mqtt:// mqtts:// ws:// wss://, with optional user:password@, port and (ws) path. Different schemes are endpoints of
one broker; scenarios on WebSocket are skipped when there is no ws:// or wss:// one. Without a URL the bundled reference
broker is started on loopback and judged. --target and --launch start another one for the run; what it writes is in broker.log
in the --out folder, and lines on a client of a failed scenario are told with the failure.

A config file says the same as the options, under the names that they have here (and urls, tls, needs for --declare, reporters,
timeouts, launch), so that mqttspec run alone is enough. The command line beats it.

Reporters:
${reporterTable}
  NAME=FILE writes to FILE. One reporter at most can have stdout; with several that have no file, those that can go to the --out
  folder: mqttspec.xml (junit), mqttspec.json, mqttspec.md; html, badge and certificate always do: report.html, mqttspec.svg,
  certificate.html. Progress and
  messages go to stderr. In TAP and JUnit, inconclusive is not ok, since nobody may read it as passed; warn is ok, and not ok
  with --strict; what the baseline knows is TODO in TAP and skipped in JUnit.

Examples:
  mqttspec run mqtt://127.0.0.1:1883
  mqttspec run mqtt://127.0.0.1:1883 ws://127.0.0.1:9001 --mqtt 3.1.1
  mqttspec run mqtts://broker.example --ca ca.pem --username me --password secret
  mqttspec run mqtt://127.0.0.1 --suite keep-alive --scenario 'will/*'
  mqttspec run mqtt://127.0.0.1 --statement MQTT-3.1.2-24 --trace --reporter json
  mqttspec run mqtt://127.0.0.1 --reporter tap --reporter junit=junit.xml --reporter json=mqttspec.json
  mqttspec run mqtt://127.0.0.1 --suite will --pcap will.pcapng && tshark -r will.pcapng -Y mqtt
  mqttspec run mqtt://127.0.0.1 --reporter console --reporter html --trace
  mqttspec run mqtt://127.0.0.1 --declare retained-expiry=60 --slow
  mqttspec run --target mosquitto --reporter markdown
  mqttspec run --launch 'mosquitto -p {port}' --suite will
  mqttspec run mqtt://127.0.0.1:1884 --launch 'mosquitto -c my.conf'
  mqttspec run --config ci/mqttspec.config.ts --mqtt 5.0
  mqttspec run mqtt://127.0.0.1 --reporter markdown --reporter github --reporter badge=mqtt.svg      in GitHub Actions
  mqttspec run mqtt://127.0.0.1 --repeat 20                                what is flaky?
  mqttspec run mqtt://127.0.0.1 --shard 2/3 --reporter json=2.json         on the second of three machines
  mqttspec run mqtt://127.0.0.1 --baseline known.json --update-baseline    once, and whenever something was repaired
  mqttspec run mqtt://127.0.0.1 --baseline known.json                      in CI: 1 for what is not in that file
  mqttspec run mqtt://127.0.0.1 --slow --probe --reporter certificate=certificate.html
  mqttspec run --from certificate.html mqtt://127.0.0.1                    by whoever doubts it

Baseline:
  A JSON file of known failures, one entry on each line, to be kept with the broker's source:
    { "known": [
      { "scenario": "qos/x", "mqtt": ["5.0"], "reason": "why it fails", "issue": "https://…" }
    ] }
  scenario may be a glob; mqtt, issue and varies (why it may pass as well) may be left out. The run then fails on what is not
  in it, and on an entry under which all passes now, so that the file can only shrink.

Stability:
  With --repeat a scenario counts as the worst of its verdicts, and where they differ it is told as flaky, never as passed. A
  target that stops answering is waited for, 5 s where nobody listens any more and 30 s where it is silent; what it was asked
  meanwhile is inconclusive. Without an end to it the run ends there, and reports what was judged before.

Certificate:
  What was judged, by what, how, and what came of it, without a credential or a path: a page with its data within, or the data
  (.json). --from takes either. It repeats the run with the options and the seed in there, on the broker at the URL given, or where
  the certificate says; logins, --ca and the like are given again. It then tells which verdicts differ, and ends as any run does. Two
  runs with one seed at the same time disturb each other.

Exit codes: 0 nothing failed, 1 the target broke a MUST (or a SHOULD, with --strict), 2 wrong usage, 3 the target could
not be reached, or not all the time, or nothing could be judged, 130 interrupted.`;

/** The command with its arguments, options and help, and no action yet. */
export function runOptions(): Command {
  const command = new Command('run').argument(
    '[url...]',
    'endpoints of the broker; none: the bundled reference broker',
  );
  addFilterOptions(command)
    .option(
      '--reporter <name[=file]>',
      `how to report: ${Object.keys(reporters).join(', ')} (repeatable; default: console)`,
      repeated,
      [],
    )
    .option('--out <folder>', 'where reports without a file of their own go', 'reports')
    .option('--strict', 'warnings fail', false)
    .option('--trace', 'packets in the JSON and HTML reports also of what passed', false)
    .option('--pcap <file>', 'write the packets of all scenarios as a capture for Wireshark and tshark')
    .option('--probe', 'first ask all that mqttspec probe asks, for the profile in the reports', false)
    .option('--slow', 'add the scenarios that take long', false)
    .option(
      '--concurrency <number>',
      'scenarios at the same time, beside those that only wait; 1: one after the other',
      integerArgument(1, 1000),
      64,
    )
    .option(
      '--threads <number>',
      'threads for the crowd of scenarios, beside the one where those run that measure time; 1: one for all (default: one for each processor, at most 4)',
      integerArgument(1, 64),
      Math.min(availableParallelism(), mostThreads),
    )
    .addOption(
      new Option('--framing <how>', "how the client's bytes are cut into segments").choices(framings).default('whole'),
    )
    .option(
      '--seed <text>',
      'up to 6 letters and digits from which topics and client ids are made (default: any)',
      seedArgument,
    )
    .option('--from <file>', 'repeat the run of a certificate under its conditions, and tell what differs');
  return addLaunchOptions(addTargetOptions(addStabilityOptions(addBaselineOptions(command)))).addHelpText(
    'after',
    help,
  );
}

function seedArgument(text: string): string {
  if (/^[0-9a-z]{1,6}$/.test(text)) return text;
  throw new InvalidArgumentError('Expected 1 to 6 small letters and digits.');
}

/** The command line that runs one scenario again on its own under the same circumstances; passwords are left to fill in. */
export function rerunCommand(
  urls: readonly string[],
  given: RunArguments,
  { id, version }: { readonly id: string; readonly version: string },
): string {
  const { framing, declare, username, password, ca, cert, key, insecure, slow, config, target, launch, scenarios } =
    given;
  const words = [
    ...['mqttspec', 'run', ...urls, '--scenario', id, '--mqtt', version],
    ...scenarios.flatMap((place) => ['--scenarios', place]),
    ...(config === undefined ? [] : config === false ? ['--no-config'] : ['--config', config]),
    ...(target === undefined ? [] : ['--target', target]),
    ...(launch === undefined ? [] : ['--launch', launch]),
    ...Object.entries(declare).flatMap(([name, value]) => ['--declare', `${name}=${value}`]),
    ...(slow ? ['--slow'] : []),
    ...(framing === 'whole' ? [] : ['--framing', framing]),
    ...(ca === undefined ? [] : ['--ca', ca]),
    ...(cert === undefined ? [] : ['--cert', cert]),
    ...(key === undefined ? [] : ['--key', key]),
    ...(insecure ? ['--insecure'] : []),
    ...(username === undefined ? [] : ['--username', username]),
    ...(password === undefined ? [] : ['--password', '...']),
  ];
  return words.map(shellWord).join(' ');
}
