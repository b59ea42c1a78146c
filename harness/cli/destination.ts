/** Where reports go: stdout or a file, opened before the run so that a wrong path is told at once. */

import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { UsageError } from '../target/errors.ts';

/** A place to write a report to. */
export interface Destination {
  write(content: string | Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Opens a file and empties it, packing what goes into one that ends with .gz, or goes on at its end, making its folders. Throws a UsageError, now or on writing, when the system refuses. */
export async function fileDestination(path: string, mode: 'anew' | 'append' = 'anew'): Promise<Destination> {
  const file = await orRefuse(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    return open(path, mode === 'anew' ? 'w' : 'a');
  });
  return {
    write: (content) => orRefuse(path, () => file.writeFile(path.endsWith('.gz') ? gzipSync(content) : content)),
    close: () => file.close(),
  };
}

async function orRefuse<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const advice = 'Name a file in a folder with room to which you may write.';
    throw new UsageError(`Cannot write the report to ${path}: ${why}. ${advice}`, { cause });
  }
}

/** A stream of the process; writing resolves when the text is handed over, also when nobody reads it any more. */
export function streamDestination(stream: NodeJS.WritableStream): Destination {
  return {
    write: (content) => new Promise((resolve) => stream.write(content, () => resolve())),
    close: () => Promise.resolve(),
  };
}
