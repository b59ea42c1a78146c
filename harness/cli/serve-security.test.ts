/** What `serve` says of certificates, accounts and access lists that it cannot use, and what it makes and reads again. */

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAuthority, makeCertificate } from '../../reference/server/self-signed.ts';
import { type SecurityArguments, securityOf } from './serve-security.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-security-'));
  const authority = await makeAuthority('for tests');
  const { cert, key } = await makeCertificate(authority, { commonName: 'x', hosts: ['127.0.0.1'] });
  const files = {
    'cert.pem': cert,
    'key.pem': key,
    text: 'no PEM\n',
    passwords: '# accounts\nalice:$7$101$AAAA$short\nbob:plain\n',
    acl: 'user alice\ntopics #\n',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});
afterAll(() => rm(folder, { recursive: true }));

/** Those that name files name one in the folder. */
const open = async (given: Partial<SecurityArguments> & { readonly host?: string }) => {
  const remarks: string[] = [];
  const files = Object.entries(given).map(([name, value]) =>
    typeof value === 'string' && name !== 'host' ? [name, join(folder, value)] : [name, value],
  );
  const options = { allowAnonymous: false, host: '127.0.0.1', ...Object.fromEntries(files) };
  const security = await securityOf(options, (line) => remarks.push(line));
  return { ...security, remarks };
};

const pair = { cert: 'cert.pem', key: 'key.pem' };

describe('is refused with a sentence', () => {
  it.each<[string, Partial<SecurityArguments>, RegExp]>([
    ['TLS without a certificate', { tlsPort: 0 }, /TLS needs --cert FILE and --key FILE, or --self-signed/],
    ['a certificate without TLS', pair, /--cert is for TLS: give --tls-port or --wss-port as well/],
    ['two certificates', { wssPort: 0, selfSigned: true, ...pair }, /give one or the other/],
    ['no such certificate', { tlsPort: 0, ...pair, cert: 'none' }, /--cert \S+none cannot be read: ENOENT/],
    ['what is no PEM', { tlsPort: 0, ...pair, key: 'text' }, /--key \S+text is not in PEM form/],
    ['no such authority', { tlsPort: 0, ...pair, clientCa: 'none' }, /--client-ca \S+none cannot be read/],
    [
      'a folder with files of others',
      { tlsPort: 0, selfSigned: '' },
      /cannot be written to, name an empty folder: EEXIST/,
    ],
    [
      'no such password file',
      { passwordFile: 'none' },
      /none cannot be read as a password file: mosquitto_passwd writes one/,
    ],
    ['no such access list', { aclFile: 'none' }, /none cannot be read as an access list/],
    [
      'an access list that is none',
      { aclFile: 'acl' },
      /acl, line 2: expected "user", "topic" or "pattern", got "topics"$/,
    ],
    ['a password file for one', { aclFile: 'passwords' }, /passwords, line 2: expected "user", "topic" or "pattern"$/],
  ])('%s', async (_what, given, sentence) => {
    await expect(open(given)).rejects.toThrow(sentence);
  });
});

it('lines of a password file that cannot be used are named, and not repeated', async () => {
  const { remarks } = await open({ passwordFile: 'passwords' });
  expect(remarks).toEqual([2, 3].map((line) => expect.stringContaining(`passwords, line ${line}: expected user:$7$`)));
});

it('says who gets in unasked', async () => {
  expect((await open({})).remarks).toEqual([]);
  expect((await open({ host: '0.0.0.0' })).remarks).toEqual([
    expect.stringMatching(/^everybody who reaches 0\.0\.0\.0/),
  ]);
});

it('files that are read again hold at once; those that cannot be read change nothing', async () => {
  await writeFile(join(folder, 'changing'), 'topic read a\n');
  const { access, reload, remarks } = await open({ aclFile: 'changing', allowAnonymous: true });
  const rights = access.rightsOf({ user: null, clientId: 'c' });
  await writeFile(join(folder, 'changing'), 'topic write a\n');
  await reload();
  expect([rights.mayReceive('a'), rights.mayPublish('a')]).toEqual([false, true]);
  await writeFile(join(folder, 'changing'), 'nonsense');
  await reload();
  expect(rights.mayPublish('a')).toBe(true);
  expect(remarks.slice(-2)).toEqual([
    'the files of accounts and access were read again',
    expect.stringMatching(/^all is as before: \S+changing, line 1: /),
  ]);
});

it('a certificate for trying out is made once for a folder, and its key is for its owner only', async () => {
  const first = await open({ tlsPort: 0, selfSigned: 'made' });
  const again = await open({ wssPort: 0, selfSigned: 'made' });
  expect(again.secure?.tls).toEqual(first.secure?.tls);
  expect(await readFile(join(folder, 'made', 'cert.pem'), 'utf8')).toBe(first.secure?.tls.cert);
  expect((await stat(join(folder, 'made', 'key.pem'))).mode & 0o077).toBe(0);
  expect(first.remarks.join('\n')).toContain(join(folder, 'made', 'ca.pem'));
});
