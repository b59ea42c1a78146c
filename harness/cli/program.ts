/** The command line as a whole: its commands and its help. */

import { Command, Help, type Option } from 'commander';
import { toolVersion } from '../tool-version.ts';
import { compareCommand } from './compare.ts';
import { decodeCommand } from './decode.ts';
import { explainCommand } from './explain.ts';
import { listCommand } from './list.ts';
import { mergeCommand } from './merge.ts';
import { probeCommand } from './probe.ts';
import { proveCommand } from './prove.ts';
import { reportCommand } from './report.ts';
import { runCommand } from './run.ts';
import { serveCommand } from './serve.ts';
import { uiCommand } from './ui.ts';

const help = `
Examples:
  mqttspec run                                     the bundled reference broker, to see how it looks
  mqttspec run mqtt://127.0.0.1:1883               a broker of yours, in all versions that it speaks
  mqttspec run --target mosquitto                  a well-known broker, started for the run
  mqttspec probe mqtt://127.0.0.1:1883             what a broker can do, in a second
  mqttspec list --suite keep-alive                 what would be checked
  mqttspec explain MQTT-3.1.2-24                   a rule, who judges it, and the packets that show it
  mqttspec decode '30 06 00 03 61 2f 62 68'        a packet, byte by byte
  mqttspec compare before.json after.json          what got better, what got worse
  mqttspec merge 1.json 2.json                     the parts of a run that machines shared, as one
  mqttspec serve                                   a broker that keeps all the rules, on port 1883
  mqttspec ui                                      lessons, scenarios and a dissector in the browser

Exit codes:
   0  nothing failed
   1  the target broke a MUST (or a SHOULD, with --strict)
   2  wrong usage or configuration
   3  the target could not be reached, or nothing could be judged
  70  a bug of mqttspec itself
 130  interrupted by Ctrl-C; reports hold what was judged by then`;

/** An option's help without defaults that say nothing: off, and nothing given. */
function optionDescription(option: Option): string {
  return new Help().optionDescription(option).replace(/ \(default: (?:false|\[\]|\{\})\)$/, '');
}

/** Makes the program. Whatever is wrong with the command line comes out of `parseAsync` as a CommanderError. */
export function createProgram(): Command {
  const program = new Command('mqttspec')
    .description('MQTT conformance tests for any broker, statement by statement, with a reference broker of its own')
    .version(toolVersion)
    .helpCommand('help [command]', 'help on a command')
    .addHelpText('after', help)
    .addCommand(runCommand())
    .addCommand(probeCommand())
    .addCommand(serveCommand())
    .addCommand(listCommand())
    .addCommand(explainCommand())
    .addCommand(decodeCommand())
    .addCommand(uiCommand())
    .addCommand(proveCommand())
    .addCommand(reportCommand())
    .addCommand(compareCommand())
    .addCommand(mergeCommand());
  for (const command of [program, ...program.commands]) {
    const path = command === program ? 'mqttspec' : `mqttspec ${command.name()}`;
    command.exitOverride().configureHelp({ optionDescription }).showHelpAfterError(`See: ${path} --help`);
  }
  return program;
}
