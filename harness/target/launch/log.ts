/** What a launched broker wrote to stdout and stderr, kept in a file. */

import { open } from 'node:fs/promises';

/** Of a longer log the end is read: so much holds what a whole run makes a talkative broker say. */
const readBytes = 32 * 2 ** 20;

/** Its last lines, without the empty ones; none where there is no such file. */
export async function readLog(path: string): Promise<readonly string[]> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return [];
  try {
    const { size } = await file.stat();
    const length = Math.min(size, readBytes);
    const bytes = new Uint8Array(length);
    await file.read(bytes, 0, length, size - length);
    return new TextDecoder()
      .decode(bytes)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '');
  } finally {
    await file.close();
  }
}

/** The last lines for the end of a sentence: one below the other, set in. */
export function tailOf(lines: readonly string[], count: number): string {
  if (lines.length === 0) return ' It wrote nothing.';
  const shown = lines.slice(-count).map((line) => `\n  ${line}`);
  return ` Its last lines:${shown.join('')}`;
}
