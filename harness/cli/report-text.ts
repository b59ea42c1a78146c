/** Reads the text of a report from a file, packed with gzip or not. */

import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { UsageError } from '../target/errors.ts';

/**
 * The text in a file.
 * @throws UsageError when it cannot be read.
 */
export async function readReportText(path: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (isPacked ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const advice = 'Make a report with: mqttspec run URL --reporter json=FILE';
    throw new UsageError(`${path} cannot be read: ${why}. ${advice}`, { cause });
  }
}
