/** A broker's state on disk: opened, read, and written to as the broker changes it. */

import * as v from 'valibot';
import type { Persistence } from '../../broker/index.ts';
import type { Clock } from '../../clock.ts';
import type { Acceptor } from '../acceptor.ts';
import { loadLibrary, openDatabase, type Sync } from './database.ts';
import { createGate } from './gate.ts';
import { foreign, inspect } from './inspect.ts';
import { createJournal } from './journal.ts';
import { load } from './load.ts';
import { createPendingWrites } from './pending-writes.ts';
import { aboutRecord, formatVersion, kinds } from './records.ts';
import { StoreError } from './store-error.ts';

/** What a store is opened with. */
export interface StoreOptions {
  readonly dir: string;
  /** Default: full. */
  readonly sync?: Sync;
  /** The broker's. */
  readonly clock: Clock;
  /** Milliseconds since 1970; default: Date.now. */
  readonly wallNow?: () => number;
}

/** An open store. */
export interface Store {
  /** For the broker whose state it is. */
  readonly persistence: Persistence;
  /** The same broker as its clients are to see it: its answers wait until what led to them is stored. */
  guard(broker: Acceptor): Acceptor;
  /** Rejects, with a StoreError, when something cannot be stored; the broker then answers nobody any more, and is to be stopped. */
  readonly failure: Promise<never>;
  /** Stores what is left, and closes. */
  close(): Promise<void>;
}

/**
 * Opens the store in a directory, which is made if need be.
 * @throws StoreError when it cannot be used, with what to do.
 */
export async function openStore({ dir, sync = 'full', clock, wallNow = Date.now }: StoreOptions): Promise<Store> {
  const library = await loadLibrary();
  const { isNew, about } = await inspect(dir);
  if (!isNew) requireOurs(dir, about);
  const database = openDatabase(library, dir);
  if (isNew)
    await database.commit([{ key: [kinds.about, 0, 0], value: { broker: 'mqttspec', format: formatVersion } }], sync);

  const offsetMs = wallNow() - clock.now();
  const clockTime = (wallMs: number): number => wallMs - offsetMs;
  const { state, kept, keptSessions } = load(database.entries(), dir, clock.now(), clockTime);

  let fail: (error: StoreError) => void = () => undefined;
  const failure = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  failure.catch(() => undefined);

  const commit = async (): Promise<void> => {
    try {
      await database.commit(journal.take(), sync);
      pending.stored();
    } catch (cause) {
      fail(writeFailed(dir, cause));
      await new Promise(() => undefined);
    }
  };
  const pending = createPendingWrites((urgency) => gate.changed(urgency));
  const gate = createGate(pending, () => journal.settle(), commit);
  const journal = createJournal(kept, (ms) => ms + offsetMs, pending);

  return {
    persistence: {
      journal,
      state,
      restored: (stored, session) => {
        const known = keptSessions.get(stored);
        if (known !== undefined) kept.sessions.set(session, known);
      },
    },
    guard: gate.guard,
    failure,
    close: async () => {
      await gate.settled();
      await database.close();
    },
  };
}

function requireOurs(dir: string, about: unknown): void {
  const known = v.safeParse(aboutRecord, about);
  if (!known.success) throw foreign(dir, 'its database is that of another program');
  const { format } = known.output;
  if (format <= formatVersion) return;
  throw new StoreError(
    'MQTT_STORE_NEWER',
    `The store in ${dir} has format ${format}, written by a newer version; this one knows formats up to ${formatVersion}. Use that version, or name another directory.`,
  );
}

function writeFailed(dir: string, cause: unknown): StoreError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StoreError(
    'MQTT_STORE_WRITE_FAILED',
    `Cannot write to the store in ${dir}: ${why}. Is the disk full? What was acknowledged before is stored; nothing was acknowledged since. Make room and start again.`,
    cause,
  );
}
