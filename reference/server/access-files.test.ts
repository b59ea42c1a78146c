/** Accounts and access lists from files: who is let in, by what, and what reading them again changes. */

import { createHash, pbkdf2Sync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AccessFilesOptions, createFileAccess } from './access-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-access-'));
});
afterEach(() => rm(folder, { recursive: true }));

const salt = Buffer.from('twelve bytes');
const old = (password: string): string =>
  `$6$${salt.toString('base64')}$${createHash('sha512').update(password).update(salt).digest('base64')}`;
const recent = (password: string): string =>
  `$7$101$${salt.toString('base64')}$${pbkdf2Sync(password, salt, 101, 64, 'sha512').toString('base64')}`;

const written = async (name: string, text: string): Promise<string> => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

const opened = async (options: Partial<AccessFilesOptions>) => {
  const files = createFileAccess({
    passwordFile: undefined,
    aclFile: undefined,
    allowAnonymous: false,
    hasCertificates: false,
    ...options,
  });
  await files.reload();
  const admit = async (userName?: string, password?: string, certificateName?: string) =>
    files.access.admit({
      userName,
      password: password === undefined ? undefined : new TextEncoder().encode(password),
      certificateName,
    });
  return { ...files, admit };
};

const anybody = { type: 'success', user: null };
const wrong = { type: 'failure', why: 'bad-user-name-or-password' };
const unknown = { type: 'failure', why: 'not-authorized' };

describe('a password file', () => {
  it('lets in those who know their password, by either hash, and nobody else', async () => {
    const { admit } = await opened({ passwordFile: await written('p', `a:${old('x')}\nb:${recent('y')}\n`) });
    expect([await admit('a', 'x'), await admit('b', 'y')]).toEqual([
      { type: 'success', user: 'a' },
      { type: 'success', user: 'b' },
    ]);
    for (const [user, password] of [['a', 'y'], ['b', 'x'], ['a'], ['a', ''], ['c', 'x']] as const)
      expect(await admit(user, password)).toEqual(wrong);
    expect([await admit(), await admit('', 'x')]).toEqual([unknown, unknown]);
  });

  it('lets in those without a name if that is asked for, and then still no wrong password', async () => {
    const { admit } = await opened({ passwordFile: await written('p', `a:${old('x')}\n`), allowAnonymous: true });
    expect([await admit(), await admit('', 'x'), await admit('a', 'y')]).toEqual([anybody, anybody, wrong]);
  });

  it('is read again when asked; one that is gone leaves all as it was', async () => {
    const passwordFile = await written('p', `a:${old('x')}\nplain:secret\n`);
    const { admit, reload } = await opened({ passwordFile });
    expect(await reload()).toEqual([expect.stringMatching(/p, line 2: expected user:/)]);
    await written('p', `a:${recent('new')}\n`);
    await reload();
    expect([await admit('a', 'x'), await admit('a', 'new')]).toEqual([wrong, { type: 'success', user: 'a' }]);
    await rm(passwordFile);
    await expect(reload()).rejects.toMatchObject({ code: 'MQTT_ACCESS_FILE' });
    expect(await admit('a', 'new')).toEqual({ type: 'success', user: 'a' });
  });
});

describe('without a password file', () => {
  it('names are taken at their word', async () => {
    const { admit } = await opened({ allowAnonymous: true });
    expect([await admit('a'), await admit()]).toEqual([{ type: 'success', user: 'a' }, anybody]);
  });

  it('a certificate says who it is, and a name alone is worth nothing where there are certificates', async () => {
    const { admit } = await opened({ hasCertificates: true });
    expect(await admit('other', 'x', 'alice')).toEqual({ type: 'success', user: 'alice' });
    expect(await admit(undefined, undefined, '')).toEqual(unknown);
    expect([await admit('alice', 'x'), await admit()]).toEqual([wrong, unknown]);
  });
});

describe('an access list', () => {
  it('holds for those who are connected, as it is read again', async () => {
    const aclFile = await written('acl', 'topic read a\n');
    const { access, reload } = await opened({ aclFile });
    const rights = access.rightsOf({ user: null, clientId: 'c' });
    expect([rights.mayReceive('a'), rights.mayPublish('a')]).toEqual([true, false]);
    await written('acl', 'topic write a\n');
    await reload();
    expect([rights.mayReceive('a'), rights.mayPublish('a')]).toEqual([false, true]);
  });

  it('that cannot be understood is named with its line', async () => {
    const aclFile = await written('acl', '\ntopics a\n');
    await expect(opened({ aclFile })).rejects.toMatchObject({ message: expect.stringContaining('acl, line 2: ') });
  });
});
