/** The options that say which scenarios are meant, shared by `run` and `list`. */

import { type Command, InvalidArgumentError } from 'commander';
import { type Version, versions } from '../../reference/codec/version.ts';
import type { Filters } from './selection.ts';

/** What commander makes of these options. */
export interface FilterArguments extends Filters {
  readonly mqtt: readonly Version[];
  /** Where scenarios of the user's own are. */
  readonly scenarios: readonly string[];
}

/** Adds what a repeatable option is given to what it was given before. */
export function repeated(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

export const scenariosHelp = 'scenarios of your own as well: a file, a folder, a glob (repeatable)';

/** Adds the options to a command. */
export function addFilterOptions(command: Command): Command {
  return command
    .option(
      '--mqtt <version>',
      `version of MQTT: ${versions.join(', ')} (repeatable; default: all)`,
      versionArgument,
      [],
    )
    .option('--suite <name>', 'only this suite (repeatable, * allowed, !qos leaves out)', repeated, [])
    .option('--scenario <id>', 'only this scenario (repeatable, * and ! allowed)', repeated, [])
    .option('--statement <id>', 'only scenarios that judge this statement (repeatable, * and ! allowed)', repeated, [])
    .option('--scenarios <place>', scenariosHelp, repeated, []);
}

/** The versions asked for; null when all are meant. */
export function versionsOf({ mqtt }: FilterArguments): readonly Version[] | null {
  return mqtt.length === 0 ? null : mqtt;
}

function versionArgument(value: string, before: readonly Version[]): readonly Version[] {
  const version = versions.find((known) => known === value);
  if (version === undefined) throw new InvalidArgumentError(`Expected one of ${versions.join(', ')}.`);
  return before.includes(version) ? before : [...before, version];
}
