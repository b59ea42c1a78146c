/** The server's side of SCRAM-SHA-256 (RFC 5802, RFC 7677), without channel binding. */

import { hmac } from '@noble/hashes/hmac.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64 } from '../base64.ts';
import type { AuthenticationMethod, AuthenticationStep } from './method.ts';

/** Who may log in, and how it is checked. */
export interface ScramOptions {
  /** Passwords by user name. */
  readonly accounts: Readonly<Record<string, string>>;
  /** From 0 up to 1, as Math.random: for salts and nonces. */
  readonly random: () => number;
  /** Rounds of PBKDF2; default 4,096, the least that RFC 7677 wants. */
  readonly iterations?: number;
}

const leastIterations = 4096;
const saltBytes = 16;
const nonceCharacters = 24;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** No channel binding, no other identity: `n,,`, which the client repeats as base64 in its last message. */
const header = 'n,,';

const failure = (why: string): AuthenticationStep => ({ type: 'failure', why });

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** `n=user,r=nonce` and so on: the attributes of a message by their letters. */
function attributesOf(message: string): ReadonlyMap<string, string> {
  return new Map(message.split(',').map((part) => [part.slice(0, 1), part.slice(2)]));
}

/** `=2C` and `=3D` stand for the characters that divide a message (RFC 5802, 5.1). */
const unescaped = (name: string): string => name.replaceAll('=2C', ',').replaceAll('=3D', '=');

/** Takes as long for bytes that differ at their beginning as for any others. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0);
  return difference === 0;
}

interface Account {
  readonly salt: Uint8Array;
  readonly storedKey: Uint8Array;
  readonly serverKey: Uint8Array;
}

/** Makes the method. Accounts are worked out when they are first used, for that takes milliseconds. */
export function createScramMethod({
  accounts,
  random,
  iterations = leastIterations,
}: ScramOptions): AuthenticationMethod {
  const known = new Map<string, Account>();
  const randomBytes = (length: number): Uint8Array => Uint8Array.from({ length }, () => Math.floor(random() * 256));
  const makeNonce = (): string =>
    Array.from({ length: nonceCharacters }, () => Math.floor(random() * 36).toString(36)).join('');

  const accountOf = (user: string): Account | null => {
    const password = Object.hasOwn(accounts, user) ? accounts[user] : undefined;
    if (password === undefined) return null;
    const found = known.get(user);
    if (found !== undefined) return found;
    const salt = randomBytes(saltBytes);
    const salted = pbkdf2(sha256, encoder.encode(password.normalize('NFKC')), salt, { c: iterations, dkLen: 32 });
    const key = (label: string): Uint8Array => hmac(sha256, salted, encoder.encode(label));
    const account = { salt, storedKey: sha256(key('Client Key')), serverKey: key('Server Key') };
    known.set(user, account);
    return account;
  };

  interface Asked {
    readonly user: string;
    readonly account: Account;
    readonly nonce: string;
    /** What both have said so far, for the signatures. */
    readonly said: string;
  }

  const answerFirst = (text: string): Asked | string => {
    if (!text.startsWith(header)) return `expected a message that begins with ${header}`;
    const bare = text.slice(header.length);
    const attributes = attributesOf(bare);
    const clientNonce = attributes.get('r') ?? '';
    if (clientNonce === '') return 'expected a nonce';
    const user = unescaped(attributes.get('n') ?? '');
    const account = accountOf(user);
    if (account === null) return 'nobody is known by this name';
    const nonce = clientNonce + makeNonce();
    return { user, account, nonce, said: `${bare},r=${nonce},s=${base64(account.salt)},i=${iterations}` };
  };

  const answerFinal = (text: string, { user, account, nonce, said }: Asked): AuthenticationStep => {
    const proofAt = text.lastIndexOf(',p=');
    const attributes = attributesOf(text);
    const proof = fromBase64(proofAt < 0 ? '' : text.slice(proofAt + 3));
    if (attributes.get('c') !== btoa(header) || attributes.get('r') !== nonce) return failure('not what was asked for');
    const signed = encoder.encode(`${said},${text.slice(0, Math.max(0, proofAt))}`);
    const signature = hmac(sha256, account.storedKey, signed);
    const clientKey = proof?.map((byte, index) => byte ^ (signature[index] ?? 0));
    if (clientKey === undefined || !isSame(sha256(clientKey), account.storedKey))
      return failure('the password is wrong');
    return { type: 'success', user, data: encoder.encode(`v=${base64(hmac(sha256, account.serverKey, signed))}`) };
  };

  return {
    name: 'SCRAM-SHA-256',
    begin: () => {
      let asked: Asked | null = null;
      return {
        take: (data) => {
          const text = decoder.decode(data);
          if (asked !== null) return answerFinal(text, asked);
          const answer = answerFirst(text);
          if (typeof answer === 'string') return failure(answer);
          asked = answer;
          return {
            type: 'continue',
            data: encoder.encode(answer.said.slice(answer.said.indexOf(`,r=${answer.nonce}`) + 1)),
          };
        },
      };
    },
  };
}
