/** The options that say where a command's settings come from and how its broker is started: config file, target, launch. */

import { type Command, Option } from 'commander';
import type { Config } from '../config/config.ts';
import { findConfig, readConfig } from '../config/read.ts';
import { readTarget, targetNames } from '../config/targets.ts';
import type { Declarations } from '../declarations.ts';
import type { Launch } from '../target/launch/definition.ts';

/** What commander makes of these options. */
export interface LaunchArguments {
  /** A file; false: none, not even the one that is in this folder. */
  readonly config?: string | false;
  readonly target?: string;
  readonly launch?: string;
}

/** What came of the options, the config file and the ready-made target together. */
export interface Settled<A> {
  readonly urls: readonly string[];
  readonly given: A;
  /** How the broker is started; null: it is there, or it is the bundled one. */
  readonly launch: Launch | null;
  /** For people: the config file that was read; null when none was. */
  readonly configFile: string | null;
}

/** Adds the options to a command. */
export function addLaunchOptions(command: Command): Command {
  return command
    .option('--config <file>', 'settings to go by (default: mqttspec.config.ts, .js, .mjs or .json in this folder)')
    .option('--no-config', 'go by no config file')
    .option('--target <name>', 'start a well-known broker as it is installed here; "list" tells which')
    .addOption(
      new Option(
        '--launch <command>',
        'start the broker by this command, stop it at the end; {port} {wsPort} {tlsPort} {wssPort} are free ports, {dir} is a new folder',
      ).conflicts('target'),
    );
}

/** Under which name commander keeps what the config file says, where they differ. */
function optionsOf({ tls, needs, timeouts, reporters, ...config }: Config): Readonly<Record<string, unknown>> {
  return { ...config, ...tls, ...timeouts, declare: needs, reporter: reporters };
}

/** Layers one config on another: what is said above holds, and of objects each field by itself. */
function layered(above: Config, below: Config): Config {
  const both = { ...below, ...Object.fromEntries(Object.entries(above).filter(([, value]) => value !== undefined)) };
  return { ...both, tls: { ...below.tls, ...above.tls }, needs: { ...below.needs, ...above.needs } };
}

/**
 * Puts together the command line, the config file and the ready-made target, of which each beats the next. A URL of the command
 * line names a broker that is there: then only a launch of the command line starts one.
 */
export async function settle<A extends LaunchArguments & { readonly declare: Declarations }>(
  urls: readonly string[],
  command: Command,
): Promise<Settled<A>> {
  const { config } = command.opts<A>();
  const file = config === false ? undefined : (config ?? findConfig(process.cwd()));
  const own = file === undefined ? {} : await readConfig(file);
  return { ...(await settleWith<A>(own, urls, command)), configFile: file ?? null };
}

/** The same where what a config file would say is `own`. */
export async function settleWith<A extends LaunchArguments & { readonly declare: Declarations }>(
  own: Config,
  urls: readonly string[],
  command: Command,
): Promise<Omit<Settled<A>, 'configFile'>> {
  const typed = command.opts<A>();
  const ready = typed.target === undefined ? {} : (await readTarget(typed.target)).config;
  const config = typed.target === undefined ? own : layered({ ...own, urls: undefined, launch: undefined }, ready);
  for (const [name, value] of Object.entries(optionsOf(config))) {
    const isKnown = command.options.some((option) => option.attributeName() === name);
    const wasTyped = command.getOptionValueSource(name) === 'cli';
    if (isKnown && !wasTyped && value !== undefined && name !== 'launch')
      command.setOptionValueWithSource(name, value, 'config');
  }
  const given = { ...command.opts<A>(), declare: { ...config.needs, ...typed.declare } };
  const { launch: configured } = config;
  const launch: Launch | string | undefined =
    typed.launch ?? (urls.length > 0 && typed.target === undefined ? undefined : configured);
  return {
    urls: urls.length > 0 ? urls : (config.urls ?? []),
    given,
    launch: launch === undefined ? null : typeof launch === 'string' ? { command: launch } : launch,
  };
}

/** What `--target list` prints: each ready-made target, what it is, and how it is had. */
export async function targetTable(): Promise<string> {
  const targets = await Promise.all(targetNames().map(readTarget));
  return targets
    .map(({ name, summary, config: { launch } }) => {
      const install = typeof launch === 'object' && launch.install !== undefined ? `   (${launch.install})` : '';
      return `${name.padEnd(10)} ${summary}${install}\n`;
    })
    .join('');
}
