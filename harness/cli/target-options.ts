/** The options that say how to get at a broker, shared by the commands that take a URL. */

import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { type Declarations, declarables, declarationNames, isDeclarable } from '../declarations.ts';
import { UsageError } from '../target/errors.ts';
import type { UrlOptions } from '../target/url.ts';
import { integerArgument } from './arguments.ts';

/** What commander makes of these options. */
export interface TargetArguments {
  readonly declare: Declarations;
  readonly username?: string;
  readonly password?: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly insecure: boolean;
  readonly answerMs?: number;
}

/** Adds the options to a command. */
export function addTargetOptions(command: Command): Command {
  return command
    .option(
      '--declare <name=value>',
      `what the broker is configured to do: ${declarationNames.join(', ')} (repeatable)`,
      declareArgument,
      {},
    )
    .option('--username <name>', 'user name for every connection')
    .option('--password <password>', 'password for every connection; never shown in a report')
    .option('--ca <file>', 'certificates to trust, PEM')
    .option('--cert <file>', 'certificate of the client, PEM, for a broker that asks for one')
    .option('--key <file>', 'key that belongs to it, PEM')
    .option('--insecure', 'accept any certificate', false)
    .option(
      '--answer-ms <number>',
      'milliseconds for which an answer is waited for at least (default: 3000, and more where the round trip is long)',
      integerArgument(1, 3_600_000),
    );
}

/** What they say of the URLs. Throws a UsageError when the file of certificates cannot be read. */
export async function urlOptionsOf({
  username,
  password,
  ca,
  cert,
  key,
  insecure,
  declare,
  answerMs,
}: TargetArguments): Promise<UrlOptions> {
  if ((cert === undefined) !== (key === undefined))
    throw new UsageError('--cert and --key belong together: give the certificate of the client and its key.');
  return {
    credentials: { ...(username !== undefined && { userName: username }), ...(password !== undefined && { password }) },
    tls: {
      ca: await readPem('--ca', ca),
      cert: await readPem('--cert', cert),
      key: await readPem('--key', key),
      insecure,
    },
    declared: declare,
    answerMs,
  };
}

/** Reads the file of that option, if it is given. Throws a UsageError when it cannot be read. */
export async function readPem(option: string, path: string | undefined): Promise<Uint8Array | undefined> {
  if (path === undefined) return undefined;
  try {
    return await readFile(path);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${option} ${path} cannot be read: ${why}. Give a file in PEM form.`, { cause });
  }
}

function declareArgument(text: string, before: Declarations): Declarations {
  const at = text.indexOf('=');
  const name = declarationNames.find((known) => known === text.slice(0, Math.max(0, at)));
  if (name === undefined)
    throw new InvalidArgumentError(`Expected one of ${declarationNames.join(', ')} before the "=".`);
  const { kind, what } = declarables[name];
  const word = text.slice(at + 1);
  const value = kind === 'text' ? word : kind === 'flag' ? flags.get(word) : numberOf(word);
  if (!isDeclarable(name, value)) throw new InvalidArgumentError(`Expected ${what} after "${name}=".`);
  return { ...before, [name]: value };
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

const numberOf = (word: string): number => (/^\d+(\.\d+)?$/.test(word) ? Number(word) : Number.NaN);
