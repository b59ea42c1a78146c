/** The file of `run --pcap`: traces go there as their scenarios end, so that none needs to be kept. */

import { maskSecrets } from '../report/mask.ts';
import { createCapture } from '../report/pcap.ts';
import type { RunEvent } from '../result.ts';
import { fileDestination } from './destination.ts';

/** A capture that is being written. */
export interface CaptureFile {
  watch(event: RunEvent): void;
  /** Resolves when all is written; throws a UsageError when something could not be. */
  close(): Promise<void>;
}

/** Opens it. The secrets are written as asterisks. Throws a UsageError when there can be no such file. */
export async function openCaptureFile(path: string, secrets: readonly string[]): Promise<CaptureFile> {
  const file = await fileDestination(path);
  const capture = createCapture(Date.now());
  let written = file.write(capture.header);
  // Told by `close`; until then a rejection has somebody who handles it.
  written.catch(() => undefined);
  return {
    watch: (event) => {
      if (event.kind !== 'scenario-ended') return;
      const bytes = capture.add(maskSecrets(event.result, secrets));
      if (bytes.length === 0) return;
      written = written.then(() => file.write(bytes));
      written.catch(() => undefined);
    },
    close: async () => {
      try {
        await written;
      } finally {
        await file.close();
      }
    },
  };
}
