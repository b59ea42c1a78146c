/** Whether a password is the one of which a hash is kept; it takes as long to say no as to say yes. */

import { createHash, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PasswordHash } from '../broker/index.ts';

const derive = promisify(pbkdf2);

const hashBytes = 64;

/** Rounds that mosquitto_passwd uses when nothing else is asked. */
const usualIterations = 101;

const nobody: PasswordHash = {
  algorithm: 'pbkdf2-sha512',
  iterations: usualIterations,
  salt: new Uint8Array(12),
  hash: new Uint8Array(hashBytes),
};

/** The account against which a password is tried whose user is not known: the one that takes longest. */
export function decoyAmong(accounts: Iterable<PasswordHash>): PasswordHash {
  const [longest = nobody] = [...accounts].sort((a, b) => b.iterations - a.iterations);
  return longest;
}

/** Tries a password; `known` is undefined for a user who is not known. */
export async function isPasswordOf(
  known: PasswordHash | undefined,
  decoy: PasswordHash,
  password: Uint8Array,
): Promise<boolean> {
  const tried = known ?? decoy;
  const isSame = timingSafeEqual(await hashOf(tried, password), tried.hash);
  return isSame && known !== undefined;
}

async function hashOf({ algorithm, iterations, salt }: PasswordHash, password: Uint8Array): Promise<Uint8Array> {
  switch (algorithm) {
    case 'sha512':
      return createHash('sha512').update(password).update(salt).digest();
    case 'pbkdf2-sha512':
      return derive(password, salt, iterations, hashBytes, 'sha512');
  }
}
