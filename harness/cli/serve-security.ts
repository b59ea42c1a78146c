/** The options of `serve` that say who gets in, to what, and by which certificate. */

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Option } from 'commander';
import type { Access } from '../../reference/broker/access/access.ts';
import { createFileAccess } from '../../reference/server/access-files.ts';
import type { SecurePorts } from '../../reference/server/server.ts';
import { UsageError } from '../target/errors.ts';
import { portArgument } from './arguments.ts';

/** What commander makes of these options. */
export interface SecurityArguments {
  readonly tlsPort?: number;
  readonly wssPort?: number;
  readonly cert?: string;
  readonly key?: string;
  readonly clientCa?: string;
  /** The folder for the files; true: a new one. */
  readonly selfSigned?: string | true;
  readonly passwordFile?: string;
  readonly aclFile?: string;
  readonly allowAnonymous: boolean;
}

/** What they come to. */
export interface Security {
  readonly access: Access;
  /** Null where no listener has TLS. */
  readonly secure: SecurePorts | null;
  /** Reads the files of accounts and access again; what there is to say goes to `remark`. */
  reload(): Promise<void>;
}

/** The options, under one heading. */
export function securityOptions(): readonly Option[] {
  const options = [
    new Option('--tls-port <number>', 'port for MQTT over TLS, 0 for any free one (default: not opened)').argParser(
      portArgument,
    ),
    new Option('--wss-port <number>', 'port for MQTT over WebSocket over TLS (default: not opened)').argParser(
      portArgument,
    ),
    new Option('--cert <file>', "the server's certificate and those above it, PEM"),
    new Option('--key <file>', 'its key, PEM'),
    new Option(
      '--client-ca <file>',
      "clients over TLS must show a certificate that these have signed; its common name is the user's name",
    ),
    new Option(
      '--self-signed [folder]',
      'make a certificate for trying out, or take the one made before; ca.pem in that folder (default: a new one) is to be trusted',
    ),
    new Option('--password-file <file>', 'who may connect, as mosquitto_passwd writes it; others may not'),
    new Option('--acl-file <file>', "who may read and write which topics, in the form of mosquitto's acl_file"),
    new Option('--allow-anonymous', 'clients without a name get in beside those of the files').default(false),
  ];
  return options.map((option) => option.helpGroup('Security:'));
}

/**
 * Reads the files that the options name.
 * @throws UsageError when options do not fit together or a file cannot be read, AccessFileError for those of accounts.
 */
export async function securityOf(
  given: SecurityArguments & { readonly host: string },
  remark: (line: string) => void,
): Promise<Security> {
  const { passwordFile, aclFile, clientCa, allowAnonymous, host } = given;
  const secure = await securePortsOf(given, remark);
  const knowsClients = passwordFile !== undefined || clientCa !== undefined;
  const files = createFileAccess({
    passwordFile,
    aclFile,
    allowAnonymous: allowAnonymous || !knowsClients,
    hasCertificates: clientCa !== undefined,
  });
  const read = async (): Promise<void> => {
    for (const problem of await files.reload()) remark(`left out: ${problem}`);
  };
  await read();
  if (!knowsClients && aclFile !== undefined)
    remark('names are taken at their word: give --password-file or --client-ca to have them proven');
  if (!knowsClients && !isLoopback(host))
    remark(`everybody who reaches ${host} can connect: give --password-file or --client-ca to have it otherwise`);
  const reload = (): Promise<void> =>
    read().then(
      () => remark('the files of accounts and access were read again'),
      (error: Error) => remark(`all is as before: ${error.message}`),
    );
  return { access: files.access, secure, reload };
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

async function securePortsOf(
  given: SecurityArguments & { readonly host: string },
  remark: (line: string) => void,
): Promise<SecurePorts | null> {
  const { tlsPort = null, wssPort = null, cert, key, clientCa, selfSigned } = given;
  if (tlsPort === null && wssPort === null) {
    const idle = Object.entries({ cert, key, 'client-ca': clientCa, 'self-signed': selfSigned }).find(
      ([, value]) => value,
    );
    if (idle !== undefined) throw new UsageError(`--${idle[0]} is for TLS: give --tls-port or --wss-port as well`);
    return null;
  }
  const clientAuthorities = clientCa === undefined ? null : await readPem('client-ca', clientCa);
  if (selfSigned !== undefined) {
    if (cert !== undefined || key !== undefined)
      throw new UsageError('--self-signed makes a certificate, and --cert and --key name one: give one or the other');
    const made = await makeSelfSigned(selfSigned === true ? null : selfSigned, given.host);
    remark(`a certificate for trying out is in ${made.folder}; clients trust it by its ca.pem:`);
    remark(`  mqttspec run --ca ${made.caFile} URL, or mosquitto_sub --cafile ${made.caFile} …`);
    return { tls: { ...made, clientCa: clientAuthorities }, port: tlsPort, wsPort: wssPort };
  }
  if (cert === undefined || key === undefined)
    throw new UsageError('TLS needs --cert FILE and --key FILE, or --self-signed to have them made for trying out');
  const tls = { cert: await readPem('cert', cert), key: await readPem('key', key), clientCa: clientAuthorities };
  return { tls, port: tlsPort, wsPort: wssPort };
}

async function readPem(option: string, path: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`--${option} ${path} cannot be read: ${why}`, { cause });
  }
  if (!text.includes('-----BEGIN '))
    throw new UsageError(`--${option} ${path} is not in PEM form: it has no -----BEGIN line`);
  return text;
}

/** Those that a folder has from before hold on, so that who trusts them need not be told anew. */
async function makeSelfSigned(
  folder: string | null,
  host: string,
): Promise<{ readonly cert: string; readonly key: string; readonly folder: string; readonly caFile: string }> {
  const place = folder ?? (await mkdtemp(join(tmpdir(), 'mqttspec-tls-')));
  const [caFile = '', certFile = '', keyFile = ''] = ['ca.pem', 'cert.pem', 'key.pem'].map((name) => join(place, name));
  if (!existsSync(caFile)) {
    // Only who asks for it waits for it to be loaded.
    const { makeAuthority, makeCertificate } = await import('../../reference/server/self-signed.ts');
    const authority = await makeAuthority('mqttspec, for trying out');
    const hosts = [...new Set(['localhost', '127.0.0.1', '::1', hostname(), host])];
    const { cert, key } = await makeCertificate(authority, { commonName: 'localhost', hosts });
    try {
      await mkdir(place, { recursive: true });
      await writeFile(keyFile, key, { mode: 0o600, flag: 'wx' });
      await writeFile(certFile, cert, { flag: 'wx' });
      await writeFile(caFile, authority.cert, { flag: 'wx' });
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new UsageError(`--self-signed ${place} cannot be written to, name an empty folder: ${why}`, { cause });
    }
  }
  const [cert, key] = [await readPem('self-signed', certFile), await readPem('self-signed', keyFile)];
  return { cert, key, folder: place, caFile };
}
