/** Reads the text of a report from a file, packed with gzip or not. */

import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { UsageError } from '../target/errors.ts';

/**
 * The text in a file that a reporter wrote: that of this name.
 * @throws UsageError when it cannot be read.
 */
export async function readReportText(path: string, reporter: 'json' | 'certificate' = 'json'): Promise<string> {
  try {
    const bytes = await readFile(path);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (isPacked ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const advice = `Make one with: mqttspec run URL --reporter ${reporter}=${reporter}.json`;
    throw new UsageError(`${path} cannot be read: ${why}. ${advice}`, { cause });
  }
}
