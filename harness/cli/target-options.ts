/** The options that say how to get at a broker, shared by the commands that take a URL. */

import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import type { DeclarationName, Declarations } from '../declarations.ts';
import { UsageError } from '../target/errors.ts';
import type { UrlOptions } from '../target/url.ts';

/** What commander makes of these options. */
export interface TargetArguments {
  readonly declare: Declarations;
  readonly username?: string;
  readonly password?: string;
  readonly ca?: string;
  readonly insecure: boolean;
}

const declarable: readonly DeclarationName[] = ['retained-expiry', 'session-expiry', 'enhanced-authentication'];

/** Adds the options to a command. */
export function addTargetOptions(command: Command): Command {
  return command
    .option(
      '--declare <name=value>',
      `what the broker is configured to do: ${declarable.join(', ')} (repeatable)`,
      declareArgument,
      {},
    )
    .option('--username <name>', 'user name for every connection')
    .option('--password <password>', 'password for every connection; never shown in a report')
    .option('--ca <file>', 'certificates to trust, PEM')
    .option('--insecure', 'accept any certificate', false);
}

/** What they say of the URLs. Throws a UsageError when the file of certificates cannot be read. */
export async function urlOptionsOf({
  username,
  password,
  ca,
  insecure,
  declare,
}: TargetArguments): Promise<UrlOptions> {
  return {
    credentials: { ...(username !== undefined && { userName: username }), ...(password !== undefined && { password }) },
    tls: { ca: ca === undefined ? undefined : await readCertificates(ca), insecure },
    declared: declare,
  };
}

/** Reads the file of `--ca`. Throws a UsageError when it cannot be read. */
export async function readCertificates(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`--ca ${path} cannot be read: ${why}. Give a file of certificates in PEM form.`, { cause });
  }
}

function declareArgument(text: string, before: Declarations): Declarations {
  const at = text.indexOf('=');
  const name = declarable.find((known) => known === text.slice(0, Math.max(0, at)));
  const value = text.slice(at + 1);
  if (name === undefined) throw new InvalidArgumentError(`Expected one of ${declarable.join(', ')} before the "=".`);
  if (name === 'enhanced-authentication') {
    if (value === '') throw new InvalidArgumentError(`Expected an Authentication Method after "${name}=".`);
    return { ...before, [name]: value };
  }
  if (!/^\d+(\.\d+)?$/.test(value) || Number(value) <= 0)
    throw new InvalidArgumentError(`Expected a number of seconds above 0 after "${name}=".`);
  return { ...before, [name]: Number(value) };
}
