/** The options by which `serve` keeps its state on disk. */

import { Option } from 'commander';
import type { Clock } from '../../reference/clock.ts';
import { openStore, type Store } from '../../reference/server/store/store.ts';

/** What they say. */
export interface DataArguments {
  readonly data?: string;
  readonly sync: 'full' | 'os';
}

/** The options themselves. */
export function dataOptions(): readonly Option[] {
  return [
    new Option(
      '--data <directory>',
      'keep sessions, messages and Wills there, for after a restart or a crash (default: nowhere)',
    ),
    new Option('--sync <how>', 'with --data, acknowledge what is on the disk (full), or handed to the system (os)')
      .choices(['full', 'os'])
      .default('full'),
  ];
}

/**
 * Opens the store that they name, if they name one.
 * @throws StoreError when it cannot be used.
 */
export async function openData({ data, sync }: DataArguments, clock: Clock): Promise<Store | null> {
  return data === undefined ? null : openStore({ dir: data, sync, clock });
}
