/** The wire vectors of fixtures/wire (their README tells the format), with bytes and types instead of hexadecimal. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fromHex } from '../../reference/codec/hex.ts';
import type { Packet } from '../../reference/codec/packet.ts';
import { type Version, versions } from '../../reference/codec/version.ts';
import type { Violation } from '../../reference/codec/violation.ts';

interface VectorBase {
  /** File and name: `v3.1.1/connect: Will QoS 3`. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Bytes that stand for a packet. */
export interface GoodVector extends VectorBase {
  readonly version: Version;
  readonly packet: Packet;
  /** False where the standard allows more than one form and these bytes are not the one that the encoder writes. */
  readonly canonical: boolean;
}

/** Bytes that break the standard. */
export interface BadVector extends VectorBase {
  readonly version: Version;
  readonly violation: Pick<Violation, 'kind' | 'offset' | 'statement'>;
}

/** A fixed header alone, and the Remaining Length that it announces. */
export interface HeaderVector extends VectorBase {
  readonly remainingLength: number;
}

interface Entry {
  readonly name: string;
  readonly hex: string;
  readonly tail?: Repeated;
  readonly canonical?: boolean;
  readonly packet?: unknown;
  readonly violation?: BadVector['violation'];
  readonly remainingLength?: number;
}

interface Repeated {
  readonly hex: string;
  readonly times?: number;
}

const folder = new URL('../../fixtures/wire/', import.meta.url);

/** The vectors of packets that are as the standard wants them. */
export const goodVectors: readonly GoodVector[] = packetEntries().flatMap(({ id, version, entry }) =>
  entry.packet === undefined
    ? []
    : [
        {
          id,
          version,
          bytes: bytesOf(entry),
          packet: revive(entry.packet) as Packet,
          canonical: entry.canonical ?? true,
        },
      ],
);

/** The vectors of packets that are not. */
export const badVectors: readonly BadVector[] = packetEntries().flatMap(({ id, version, entry }) =>
  entry.violation === undefined ? [] : [{ id, version, bytes: bytesOf(entry), violation: entry.violation }],
);

/** The vectors of the Remaining Length. */
export const headerVectors: readonly HeaderVector[] = read('remaining-length.json').map((entry) => ({
  id: entry.name,
  bytes: bytesOf(entry),
  remainingLength: entry.remainingLength ?? Number.NaN,
}));

/** Vectors behind their names, as vitest wants them for the titles of tests. */
export function named<T extends { readonly id: string }>(vectors: readonly T[]): [id: string, vector: T][] {
  return vectors.map((vector) => [vector.id, vector]);
}

function packetEntries(): { id: string; version: Version; entry: Entry }[] {
  return versions.flatMap((version) =>
    readdirSync(fileURLToPath(new URL(`v${version}/`, folder)))
      .sort()
      .flatMap((file) =>
        read(`v${version}/${file}`).map((entry) => ({
          id: `v${version}/${file.replace('.json', '')}: ${entry.name}`,
          version,
          entry,
        })),
      ),
  );
}

function read(path: string): Entry[] {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as Entry[];
}

function bytesOf({ hex, tail }: Entry): Uint8Array {
  return tail === undefined ? fromHex(hex) : Buffer.concat([fromHex(hex), repeat(tail)]);
}

function repeat({ hex, times = 1 }: Repeated): Uint8Array {
  const unit = fromHex(hex);
  return times === 1 ? unit : new Uint8Array(unit.length * times).map((_, index) => unit[index % unit.length] ?? 0);
}

/** JSON has no bytes and no long strings: `{ hex, times? }` and `{ text, times }` stand for them. */
function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== 'object' || value === null) return value;
  if ('hex' in value) return repeat(value as Repeated);
  if ('text' in value && 'times' in value) return String(value.text).repeat(Number(value.times));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revive(inner)]));
}
