/** Password files as mosquitto_passwd writes them: a name and a salted hash in each line. */

import { fromBase64 } from '../base64.ts';

/** What is known of a password. */
export interface PasswordHash {
  /** SHA-512 over password and salt (`$6$`), or PBKDF2 with HMAC-SHA-512 (`$7$`). */
  readonly algorithm: 'sha512' | 'pbkdf2-sha512';
  /** Rounds of PBKDF2; 1 for SHA-512. */
  readonly iterations: number;
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

/** A whole file. */
export interface PasswordFile {
  readonly accounts: ReadonlyMap<string, PasswordHash>;
  /** The lines that hold no account that can be used, in words; none repeats what stands there. */
  readonly problems: readonly string[];
}

const hashBytes = 64;
const remedy = 'write it with mosquitto_passwd';

/**
 * Reads the text of a password file. As in mosquitto a line that begins with `#` is a comment, the last of several lines
 * for a user holds, and one that cannot be used counts as absent.
 */
export function parsePasswordFile(text: string): PasswordFile {
  const accounts = new Map<string, PasswordHash>();
  const problems: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [user = '', password = ''] = line.split(':').map((part) => part.trim());
    const hash = parseHash(password);
    if (user !== '' && hash !== null) accounts.set(user, hash);
    else problems.push(`line ${index + 1}: expected user:$7$… or user:$6$…; ${remedy}`);
  }
  return { accounts, problems };
}

function parseHash(text: string): PasswordHash | null {
  const [before, kind, ...parts] = text.split('$');
  if (before !== '') return null;
  if (kind === '6') return hashOf('sha512', 1, parts);
  const [iterations = '', ...rest] = parts;
  return kind === '7' && /^[1-9]\d{0,8}$/.test(iterations) ? hashOf('pbkdf2-sha512', Number(iterations), rest) : null;
}

function hashOf(
  algorithm: PasswordHash['algorithm'],
  iterations: number,
  parts: readonly string[],
): PasswordHash | null {
  const [salt, hash] = parts.map(fromBase64);
  if (!salt || !hash || salt.length === 0 || hash.length !== hashBytes) return null;
  return { algorithm, iterations, salt, hash };
}
