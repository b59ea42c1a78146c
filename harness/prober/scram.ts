/** The client's side of SCRAM-SHA-256 (RFC 5802, RFC 7677), without channel binding, for enhanced authentication. */

import { hmac } from '@noble/hashes/hmac.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** The last step of a conversation. */
export interface ScramFinal {
  /** What the client sends: the proof that it knows the password. */
  readonly message: Uint8Array;
  /** Whether the server's last message proves that it knows the account too. */
  isAnsweredBy(serverFinal: Uint8Array | undefined): boolean;
}

/** A conversation from the client's side. */
export interface ScramClient {
  /** What the client says first. */
  readonly first: Uint8Array;
  /** What it says to the server's first message. Throws a RangeError when that is none. */
  final(serverFirst: Uint8Array | undefined): ScramFinal;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const header = 'n,,';

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const escaped = (name: string): string => name.replaceAll('=', '=3D').replaceAll(',', '=2C');

/** The last one worked out, which takes milliseconds: to one server nearly all conversations are about the same. */
let latest = { of: '', salted: new Uint8Array(0) };

function saltedPassword(password: string, salt: string, iterations: number): Uint8Array {
  const of = `${salt},${iterations},${password}`;
  if (latest.of !== of) {
    const rounds = { c: iterations, dkLen: 32 };
    latest = { of, salted: pbkdf2(sha256, encoder.encode(password.normalize('NFKC')), fromBase64(salt), rounds) };
  }
  return latest.salted;
}

/** Begins a conversation; `nonce` is of printable characters without a comma, new each time. */
export function scramClient(user: string, password: string, nonce: string): ScramClient {
  const firstBare = `n=${escaped(user)},r=${nonce}`;
  return {
    first: encoder.encode(header + firstBare),
    final: (serverFirst) => {
      const asked = decoder.decode(serverFirst);
      const [, both, salt, iterations] = /^r=([^,]+),s=([^,]+),i=(\d+)$/.exec(asked) ?? [];
      if (both === undefined || salt === undefined || !both.startsWith(nonce)) {
        throw new RangeError(`expected r=${nonce}…,s=…,i=… from the server, got "${asked}"`);
      }
      const salted = saltedPassword(password, salt, Number(iterations));
      const key = (label: string): Uint8Array => hmac(sha256, salted, encoder.encode(label));
      const clientKey = key('Client Key');
      const withoutProof = `c=${btoa(header)},r=${both}`;
      const signed = encoder.encode(`${firstBare},${asked},${withoutProof}`);
      const signature = hmac(sha256, sha256(clientKey), signed);
      const proof = clientKey.map((byte, index) => byte ^ (signature[index] ?? 0));
      const expected = `v=${toBase64(hmac(sha256, key('Server Key'), signed))}`;
      return {
        message: encoder.encode(`${withoutProof},p=${toBase64(proof)}`),
        isAnsweredBy: (serverFinal) => decoder.decode(serverFinal) === expected,
      };
    },
  };
}
