/** Accounts and access lists in mosquitto's files: the same table of what is allowed, on mosquitto and on ours. */

import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../../harness/target/launch/launch.ts';
import { findBuiltCommandLine, findProgram } from '../interop/programs.ts';
import { type Allowed, type Login, openAccessTable, whoIsLetIn } from '../support/access-table.ts';
import { type Launched, launchMosquitto } from '../support/launch.ts';

const accessList = `
# for clients without a name
topic read fence
topic read public/#
topic write public/drop
topic deny public/secret

user root
topic readwrite #

user alice
topic read fence
topic read house/+/temperature
topic write house/alice/light
topic readwrite house/shared
topic house/plain
topic read house/cellar/#
topic deny house/cellar/wine
topic readwrite with some spaces

user bob
topic deny house/#
topic #

user carol
topic read fence

user d+e
topic read fence
topic read public/news

pattern read own/%u/#
pattern write own/%u/+
pattern deny own/%u/locked
pattern write device/%c/state
pattern read device/%c/set
pattern readwrite both/%u/%c
`;

const topics = [
  ...['public/news', 'public/drop', 'public/secret', 'other'],
  ...['house/a/temperature', 'house/alice/light', 'house/shared', 'house/plain', 'house/cellar/wine', 'house/cellar/x'],
  ...[
    'with some spaces',
    'own/alice/x',
    'own/alice/x/y',
    'own/alice/locked',
    'own/carol/x',
    'own/d+e/x'.replace('+', ''),
  ],
  ...['device/alice-1/state', 'device/alice-1/set', 'device/nobody/state', 'both/alice/alice-1', 'both/carol/alice-1'],
];

const filters = ['#', '+/+', 'house/#', 'house/cellar/wine', 'own/+/x', 'public/secret', 'none'];
const willTopics = ['public/drop', 'other', 'house/alice/light', 'house/cellar/x', 'own/alice/locked', 'own/carol/x'];

const passwords: Readonly<Record<string, string>> = {
  root: 'all of it',
  alice: 'öffne dich',
  bob: 'b:o:b',
  carol: 'x',
  'd+e': '$7$101$',
};
const named = (userName: string, clientId = userName.replace('+', '')): Login => {
  const password = passwords[userName];
  return password === undefined ? { clientId, userName } : { clientId, userName, password };
};

let folder: string;
let passwordFile: string;
let aclFile: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-access-'));
  passwordFile = join(folder, 'passwords');
  aclFile = join(folder, 'acl');
  await writeFile(passwordFile, '');
  for (const [index, [user, password]] of Object.entries(passwords).entries()) {
    const hash = ['sha512-pbkdf2', 'sha512'][index % 2] ?? '';
    execFileSync(findProgram('mosquitto_passwd'), ['-H', hash, '-b', passwordFile, user, password]);
  }
  await appendFile(passwordFile, '# made by mosquitto_passwd\n');
  await writeFile(aclFile, accessList);
});
afterAll(() => rm(folder, { recursive: true }));

/** The same files for both; ours by its command line. */
const brokers = {
  mosquitto: (allowAnonymous: boolean) =>
    launchMosquitto([
      'user root', // started by root it becomes somebody who cannot read the files
      `password_file ${passwordFile}`,
      `acl_file ${aclFile}`,
      `allow_anonymous ${allowAnonymous}`,
    ]),
  ours: async (allowAnonymous: boolean): Promise<Launched> => {
    const serve = [process.execPath, findBuiltCommandLine(), 'serve', '--port', '{port}'];
    const files = ['--password-file', passwordFile, '--acl-file', aclFile];
    const { urls, stop } = await launch({
      command: [...serve, ...files, ...(allowAnonymous ? ['--allow-anonymous'] : [])],
    });
    return { url: urls[0] ?? '', wsUrl: '', stop };
  },
};

async function onBoth<Result>(allowAnonymous: boolean, act: (port: number) => Promise<Result>) {
  const results: Result[] = [];
  for (const start of [brokers.mosquitto, brokers.ours]) {
    const broker = await start(allowAnonymous);
    try {
      results.push(await act(Number(new URL(broker.url).port)));
    } finally {
      await broker.stop();
    }
  }
  const [mosquitto, ours] = results;
  if (mosquitto === undefined || ours === undefined) throw new Error('expected two results');
  return { mosquitto, ours };
}

it('mosquitto_passwd wrote both kinds of hashes', async () => {
  const lines = (await readFile(passwordFile, 'utf8')).split('\n');
  expect(['$6$', '$7$'].map((kind) => lines.filter((line) => line.split(':')[1]?.startsWith(kind)).length)).toEqual([
    2, 3,
  ]);
});

describe('a CONNECT', () => {
  const logins: readonly Login[] = [
    ...Object.keys(passwords).map((user) => named(user)),
    { clientId: 'c', userName: 'alice', password: 'wrong' },
    { clientId: 'c', userName: 'alice', password: '' },
    { clientId: 'c', userName: 'alice' },
    { clientId: 'c', userName: 'alice', password: 'b:o:b' },
    { clientId: 'c', userName: 'bob', password: 'b' },
    { clientId: 'c', userName: 'bob', password: 'B:O:B' },
    { clientId: 'c', userName: 'Alice', password: 'öffne dich' },
    { clientId: 'c', userName: 'nobody', password: 'x' },
    { clientId: 'c', userName: '', password: 'x' },
    { clientId: 'c' },
  ];

  it.each([false, true])('is let in by both or by neither, anonymous allowed: %s', async (allowAnonymous) => {
    const { mosquitto, ours } = await onBoth(allowAnonymous, async (port) => [
      await whoIsLetIn(port, '3.1.1', logins),
      await whoIsLetIn(port, '5.0', logins),
    ]);
    expect(ours).toEqual(mosquitto);
    const nobody = logins.length - 2; // who gives an empty name gives none
    const expected = logins.map((_, index) => index < 5 || (allowAnonymous && index >= nobody));
    expect(ours).toEqual([expected, expected]);
  });
});

describe('what a client may do', () => {
  const logins = {
    alice: named('alice', 'alice-1'),
    'alice elsewhere': named('alice', 'elsewhere'),
    bob: named('bob'),
    carol: named('carol', 'alice-1'),
    'd+e': named('d+e'),
    nobody: { clientId: 'nobody' },
    'nobody by an empty name': { clientId: 'nobody', userName: '', password: 'x' },
    'nobody with a wildcard': { clientId: 'no#body' },
  };
  /** Mosquitto grants each filter, also where it lets nothing through. */
  const withoutGrants = (table: Readonly<Record<string, Allowed>>) =>
    Object.entries(table).map(([name, { read, ...others }]) => {
      const came = Object.entries(read).map(([filter, { kept, live }]) => [filter, kept, live]);
      return { name, came, ...others };
    });

  it.each(['3.1.1', '5.0'] as const)('%s: is read, written and willed alike', async (version) => {
    const { mosquitto, ours } = await onBoth(true, async (port) => {
      const table = await openAccessTable(port, version, named('root'), topics);
      const result: Record<string, Allowed> = {};
      for (const [name, login] of Object.entries(logins)) result[name] = await table.of(login, filters, willTopics);
      table.close();
      return result;
    });
    expect(withoutGrants(ours)).toEqual(withoutGrants(mosquitto));
    expect(mosquitto['alice']).toMatchObject({
      written: [
        ...['both/alice/alice-1', 'device/alice-1/state', 'house/alice/light', 'house/plain', 'house/shared'],
        ...['own/alice/x', 'with some spaces'],
      ],
      willed: ['house/alice/light'],
    });
    const grants = Object.entries(ours['alice']?.read ?? {}).map(([filter, { granted }]) => [filter, granted]);
    expect(Object.fromEntries(grants)).toEqual({
      ...{ '#': true, '+/+': true, 'house/#': true, 'own/+/x': true },
      ...{ 'house/cellar/wine': false, 'public/secret': false, none: false },
    });
  });
});
