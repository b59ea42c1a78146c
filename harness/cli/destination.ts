/** Where reports go: stdout or a file, opened before the run so that a wrong path is told at once. */

import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from '../target/errors.ts';

/** A place to write a report to. */
export interface Destination {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a file and empties it, making its folders. Throws a UsageError when the system refuses. */
export async function fileDestination(path: string): Promise<Destination> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'w');
    return {
      write: (text) => file.writeFile(text),
      close: () => file.close(),
    };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`Cannot write the report to ${path}: ${why}. Name a file in a folder that you may write to.`, {
      cause,
    });
  }
}

/** A stream of the process; writing resolves when the text is handed over, also when nobody reads it any more. */
export function streamDestination(stream: NodeJS.WritableStream): Destination {
  return {
    write: (text) => new Promise((resolve) => stream.write(text, () => resolve())),
    close: () => Promise.resolve(),
  };
}
