/** Looks at what is in a store's directory before anything is done to it. */

import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { damaged, StoreError } from './store-error.ts';

/** The name that LMDB gives its file. */
const dataFile = 'data.mdb';

/** Where the file's first page says that it is LMDB's, and how (MDB_MAGIC, little-endian). */
const magicAt = 24;
const magic = 0xbeefc0de;

/**
 * Reads all that is there, so that damage shows; prints the entry that says what it is. Of a damaged file LMDB may read
 * beyond the end of its memory, of which the system's answer is to end the process: hence one of its own.
 */
const reader = `
const [, library, dir] = process.argv;
const db = require(library).open({ path: dir, readOnly: true });
for (const { key, value } of db.getRange({ start: [0] })) if (key[0] === 0) process.stdout.write(JSON.stringify(value));
`;

/**
 * Tells what a directory holds: nothing yet, or a store, with the entry that says what it is; `undefined` if it has none.
 * The directory is made if it is not there.
 * @throws StoreError when it cannot be a store, or is one that is damaged.
 */
export async function inspect(dir: string): Promise<{ readonly isNew: boolean; readonly about: unknown }> {
  const files = filesIn(dir);
  if (files.length === 0) return { isNew: true, about: undefined };
  if (!files.includes(dataFile)) throw foreign(dir, `it holds ${files[0]}, and no store`);
  const found = magicOf(join(dir, dataFile));
  // Nothing was ever committed: whoever made it ended at once.
  if (found === 'empty') return { isNew: true, about: undefined };
  if (found !== magic) throw damaged(dir, `${dataFile} does not begin as it must`);
  const printed = await readAll(dir);
  return { isNew: false, about: printed === '' ? undefined : JSON.parse(printed) };
}

/** The directory belongs to something else. */
export const foreign = (dir: string, why: string): StoreError =>
  new StoreError(
    'MQTT_STORE_FOREIGN',
    `${dir} is no store of this broker: ${why}. Nothing in it was changed. Name an empty directory, or one that is to be made.`,
  );

function filesIn(dir: string): readonly string[] {
  try {
    mkdirSync(dir, { recursive: true });
    return readdirSync(dir);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError('MQTT_STORE_NO_DIRECTORY', `Cannot use ${dir} as a directory for the store: ${why}.`, cause);
  }
}

function magicOf(path: string): number | 'empty' {
  const bytes = Buffer.alloc(magicAt + 4);
  const file = openSync(path, 'r');
  const length = readSync(file, bytes, 0, bytes.length, 0);
  closeSync(file);
  return length === 0 ? 'empty' : bytes.readUInt32LE(magicAt);
}

function readAll(dir: string): Promise<string> {
  const library = createRequire(import.meta.url).resolve('lmdb');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', reader, library, dir], { stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      output.stdout += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output.stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output.stdout);
      else reject(damaged(dir, `reading it ends with ${signal ?? `exit code ${code}`}`, output.stderr));
    });
  });
}
