/** Accounts and access lists from files in mosquitto's formats, for a broker to ask. */

import { readFile } from 'node:fs/promises';
import {
  type Access,
  type AccessList,
  type Admission,
  allRights,
  type Credentials,
  type Identity,
  type PasswordHash,
  parseAccessList,
  parsePasswordFile,
  type Rights,
  rightsFrom,
} from '../broker/index.ts';
import { decoyAmong, isPasswordOf } from './verify-password.ts';

/** The files, and who is let in without standing in one. */
export interface AccessFilesOptions {
  /** As mosquitto_passwd writes it; without it names are taken at their word, if nothing else tells who is who. */
  readonly passwordFile: string | undefined;
  /** As mosquitto's acl_file; without it everybody may do everything. */
  readonly aclFile: string | undefined;
  readonly allowAnonymous: boolean;
  /** Whether some listener has its clients' names from their certificates: then no name is taken at its word. */
  readonly hasCertificates: boolean;
}

/** What was read. */
export interface FileAccess {
  readonly access: Access;
  /**
   * Reads the files again, first of all when they are opened; what is read holds for clients that are connected, too.
   * Resolves to what is wrong with single lines. When it rejects, all is as before.
   * @throws AccessFileError
   */
  reload(): Promise<readonly string[]>;
}

/** A file that cannot be read or understood; the message says which, and what to do. */
export class AccessFileError extends Error {
  override readonly name = 'AccessFileError';
  readonly code = 'MQTT_ACCESS_FILE';
}

interface Accounts {
  readonly hashes: ReadonlyMap<string, PasswordHash>;
  readonly decoy: PasswordHash;
}

const success = (user: string | null): Admission => ({ type: 'success', user });
const failure = (why: (Admission & { type: 'failure' })['why']): Admission => ({ type: 'failure', why });

/** Makes the access of a broker; nobody gets in before the files were read. */
export function createFileAccess(options: AccessFilesOptions): FileAccess {
  const { passwordFile, aclFile, allowAnonymous, hasCertificates } = options;
  let accounts: Accounts | null = null;
  let list: AccessList | null = null;

  const admit = ({ userName, password, certificateName }: Credentials): Admission | Promise<Admission> => {
    if (certificateName !== undefined)
      return certificateName === '' ? failure('not-authorized') : success(certificateName);
    // As in mosquitto, who gives an empty name gives none.
    if (userName === undefined || userName === '') return allowAnonymous ? success(null) : failure('not-authorized');
    if (passwordFile === undefined && !hasCertificates) return success(userName);
    return accounts === null ? failure('bad-user-name-or-password') : verify(accounts, userName, password);
  };

  return {
    access: {
      admit,
      rightsOf: (identity) => (aclFile === undefined ? allRights : followingRights(() => list, identity)),
    },
    reload: async () => {
      const passwords = passwordFile === undefined ? null : await readPasswords(passwordFile);
      const newList = aclFile === undefined ? null : await readList(aclFile);
      accounts =
        passwords === null ? null : { hashes: passwords.accounts, decoy: decoyAmong(passwords.accounts.values()) };
      list = newList;
      return passwords === null ? [] : passwords.problems.map((problem) => `${passwordFile}, ${problem}`);
    },
  };
}

async function verify({ hashes, decoy }: Accounts, user: string, password: Uint8Array | undefined): Promise<Admission> {
  const isRight = await isPasswordOf(hashes.get(user), decoy, password ?? new Uint8Array(0));
  return isRight ? success(user) : failure('bad-user-name-or-password');
}

/** The rights by the list that holds at the time. */
function followingRights(current: () => AccessList | null, identity: Identity): Rights {
  let list: AccessList | null = null;
  let rights: Rights | null = null;
  const now = (): Rights => {
    const latest = current();
    if (rights === null || latest !== list) {
      list = latest;
      rights = rightsFrom(latest ?? parseAccessList(''), identity);
    }
    return rights;
  };
  return {
    mayPublish: (topicName) => now().mayPublish(topicName),
    mayReceive: (topicName) => now().mayReceive(topicName),
    maySubscribe: (topicFilter) => now().maySubscribe(topicFilter),
  };
}

const readPasswords = async (path: string): Promise<ReturnType<typeof parsePasswordFile>> =>
  parsePasswordFile(await read(path, 'a password file: mosquitto_passwd writes one'));

async function readList(path: string): Promise<AccessList> {
  const text = await read(path, 'an access list in the form of mosquitto’s acl_file');
  try {
    return parseAccessList(text);
  } catch (cause) {
    throw new AccessFileError(`${path}, ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

async function read(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AccessFileError(`${path} cannot be read as ${what} (${why})`, { cause });
  }
}
