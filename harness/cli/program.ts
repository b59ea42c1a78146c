/** The command line as a whole: its commands and its help. */

import { Command, Help, type Option } from 'commander';
import { toolVersion } from '../tool-version.ts';
import { commands } from './commands.ts';

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

/** The name of the command that the words ask for, or ask help on: commander finds it by the same rule. */
function chosenBy(words: readonly string[]): string | undefined {
  const [first, second] = words.filter((word) => !word.startsWith('-'));
  return first === 'help' ? second : first;
}

/**
 * Makes the program for a command line. Of its commands only the chosen one is loaded; of the others it has what the list of
 * commands shows. Whatever is wrong with the words comes out of `parseAsync`, given the same, as a CommanderError.
 */
export async function createProgram(words: readonly string[]): Promise<Command> {
  const chosen = chosenBy(words);
  const program = new Command('mqttspec')
    .description('MQTT conformance tests for any broker, statement by statement, with a reference broker of its own')
    .version(toolVersion)
    .helpCommand('help [command]', 'help on a command')
    .addHelpText('after', help);
  for (const { name, usage, description, load } of commands) {
    const command = name === chosen ? await load() : new Command(name).usage(usage);
    program.addCommand(command.description(description));
  }
  const subcommandTerm = (command: Command): string => `${command.name()} ${command.usage()}`;
  for (const command of [program, ...program.commands]) {
    const path = command === program ? 'mqttspec' : `mqttspec ${command.name()}`;
    command
      .exitOverride()
      .configureHelp({ optionDescription, subcommandTerm })
      .showHelpAfterError(`See: ${path} --help`);
  }
  return program;
}
