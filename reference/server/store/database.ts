/** LMDB as this broker uses it: one table, opened by one process. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RootDatabase } from 'lmdb';
import type { Key } from './records.ts';
import { StoreError } from './store-error.ts';

/** A write: what is to stand at a key, `undefined` for nothing. */
export interface Write {
  readonly key: Key;
  readonly value: unknown;
}

/** When a commit is done. full: it is on the disk. os: the operating system has it, so that it outlives the process, not the machine. */
export type Sync = 'full' | 'os';

/** An open database. */
export interface Database {
  entries(): Iterable<{ readonly key: unknown; readonly value: unknown }>;
  /** Writes all or nothing, and resolves when that is as safe as was asked for. */
  commit(writes: readonly Write[], sync: Sync): Promise<void>;
  close(): Promise<void>;
}

/**
 * Loads the library, which is optional.
 * @throws StoreError when it is not there.
 */
export async function loadLibrary(): Promise<typeof import('lmdb')> {
  try {
    return await import('lmdb');
  } catch (cause) {
    throw new StoreError(
      'MQTT_STORE_NO_LIBRARY',
      'State is kept by the package lmdb, which cannot be loaded here. Install it (npm install lmdb), or serve without --data.',
      cause,
    );
  }
}

/**
 * Opens the database in a directory that was inspected before.
 * @throws StoreError when another process has it open.
 */
export function openDatabase({ open }: typeof import('lmdb'), dir: string): Database {
  const db: RootDatabase<unknown, Key> = open({ path: dir, separateFlushed: true });
  // Whoever reads has a place in LMDB's table of readers, and those who died lose theirs when it is opened.
  db.get([0, 0, 0]);
  const other = readersOf(db).find((pid) => pid !== process.pid);
  if (other !== undefined) {
    void db.close();
    throw new StoreError(
      'MQTT_STORE_IN_USE',
      `The store in ${dir} is in use by process ${other}. Stop that one, or name another directory.`,
    );
  }
  return {
    entries: () => db.getRange({ start: [0, 0, 0] }),
    commit: (writes, sync) => commit(db, writes, sync),
    close: () => db.close(),
  };
}

/** LMDB tells of each reader in a line: process, thread, transaction. */
function readersOf(db: RootDatabase<unknown, Key>): readonly number[] {
  return [...String(db.readerList()).matchAll(/^\s*(\d+)\s/gm)].map(([, pid]) => Number(pid));
}

async function commit(db: RootDatabase<unknown, Key>, writes: readonly Write[], sync: Sync): Promise<void> {
  let last: (Promise<boolean> & { flushed?: Promise<void> }) | undefined;
  const failures: Promise<unknown>[] = [];
  // What is written in one turn of the event loop is one transaction.
  for (const { key, value } of writes) {
    const done = value === undefined ? db.remove(key) : db.put(key, value);
    if (done === last) continue;
    last = done;
    failures.push(done);
  }
  const flushed = last?.flushed;
  try {
    await Promise.all(failures);
    if (sync === 'full') await flushed;
  } catch (failure) {
    throw await reasonOf(failure);
  }
}

/** The library tells why a commit failed in a promise of its own, which it rejects in the same turn. */
async function reasonOf(failure: unknown): Promise<unknown> {
  if (!(failure instanceof Error && 'commitError' in failure)) return failure;
  const told = Promise.resolve(failure.commitError).catch((reason) => reason);
  return Promise.race([told, nextTurn(failure)]);
}
