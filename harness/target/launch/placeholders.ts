/** What stands in braces in a launch definition, and what is put there. */

import { UsageError } from '../errors.ts';
import type { Launch } from './definition.ts';
import { wordsOf } from './words.ts';

/** A launch definition with nothing left to fill in. */
export interface FilledLaunch {
  readonly command: readonly [string, ...string[]];
  readonly urls: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

const anyPlaceholder = /\{([A-Za-z]\w*)\}/g;
const portName = /^port$|Port$/;

/** Where a broker with such a port listens, unless the definition says it. */
const usualUrls: Readonly<Record<string, string>> = {
  port: 'mqtt://127.0.0.1:{port}',
  wsPort: 'ws://127.0.0.1:{wsPort}/mqtt',
  tlsPort: 'mqtts://127.0.0.1:{tlsPort}',
  wssPort: 'wss://127.0.0.1:{wssPort}/mqtt',
};

/** Where MQTT listens when nothing is said. */
const wellKnownUrl = 'mqtt://127.0.0.1:1883';

const namesIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => [...text.matchAll(anyPlaceholder)].map(([, name = '']) => name));

const wordsOfCommand = (command: Launch['command']): readonly string[] =>
  typeof command === 'string' ? wordsOf(command) : command;

/** The ports that a definition names: each once, in the order of first mention. */
export function portsOf({ command, urls = [], files = {}, env = {} }: Launch): readonly string[] {
  const texts = [...wordsOfCommand(command), ...urls, ...Object.values(env), ...Object.values(files)];
  return [...new Set(namesIn(texts))].filter((name) => portName.test(name));
}

/**
 * Fills in. A file keeps what is in braces and no placeholder: many formats have braces of their own; elsewhere it is taken for a
 * slip of the pen, which a UsageError tells.
 */
export function fillIn(launch: Launch, folder: string, ports: Readonly<Record<string, number>>): FilledLaunch {
  const values: Readonly<Record<string, string | number>> = { dir: folder, ...ports };
  const filled = (text: string): string =>
    text.replace(anyPlaceholder, (whole, name: string) => String(values[name] ?? whole));
  const { files = {}, env = {} } = launch;
  const usual = Object.keys(usualUrls).flatMap((name) => (name in ports ? (usualUrls[name] ?? []) : []));
  const urls = launch.urls ?? (usual.length === 0 ? [wellKnownUrl] : usual);
  const command = wordsOfCommand(launch.command);
  const unknown = namesIn([...command, ...urls, ...Object.values(env)]).find((name) => !(name in values));
  if (unknown !== undefined)
    throw new UsageError(
      `launch: nothing is known to fill in for {${unknown}}; there are {dir}, {port}, {wsPort}, {tlsPort}, {wssPort}, and for further free ports any name that ends in Port`,
    );
  const [program, ...args] = command.map(filled);
  if (program === undefined) throw new UsageError('launch: the command is empty: give a program and its arguments');
  const each = (texts: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, filled(text)]));
  return { command: [program, ...args], urls: urls.map(filled), files: each(files), env: each(env) };
}
