/** The threads of a run that are started before it is known what there is to run: they load while this one does. */

import { type StartingBroker, startBundledBroker } from './bundled-broker.ts';
import type { RunArguments } from './run-options.ts';
import { type LaneThreads, startLanes } from './run-threads.ts';

/** What is on its way. */
export interface HeadStart {
  /** Null where another broker is judged. */
  readonly broker: StartingBroker | null;
  /** Null where it is too early to say whether there is enough to do for them. */
  readonly lanes: LaneThreads | null;
}

/**
 * Acts with a head start, of which nothing is left afterwards, whatever comes of it. `isBound` says that some scenarios are values
 * that no thread could load from a file.
 */
export async function withHeadStart<T>(
  given: RunArguments,
  { isBundled, isBound }: { readonly isBundled: boolean; readonly isBound: boolean },
  act: (ahead: HeadStart) => Promise<T>,
): Promise<T> {
  const broker = isBundled ? startBundledBroker() : null;
  const lanes = isWhole(given) && !isBound && given.threads > 1 ? startLanes(given.threads, given.scenarios) : null;
  try {
    return await act({ broker, lanes });
  } finally {
    await Promise.all([broker?.stop(), lanes?.stop()]);
  }
}

/** With filters there may be little to do, which shows when the scenarios are there: then other lanes would only be in the way. */
const isWhole = ({ suite, scenario, statement, shard }: RunArguments): boolean =>
  [suite, scenario, statement].every((filter) => filter.length === 0) && shard === undefined;
