/** A run as somebody at a terminal sees it: with progress, and Ctrl-C. */

import { systemClock } from '../../reference/clock.ts';
import { showsColors } from '../report/palette.ts';
import { createProgress } from '../report/progress.ts';
import type { RunResult } from '../result.ts';
import type { StrayWatch } from '../runner/strays.ts';
import type { CaptureFile } from './capture-file.ts';
import { watchInterruption } from './interruption.ts';
import { judge, type Prepared } from './judge.ts';
import type { OpenedTarget } from './open-target.ts';
import type { Surroundings } from './reports.ts';

/** Runs; the exit code is null when nothing interrupted. */
export async function runWatched(
  prepared: Prepared,
  opened: OpenedTarget,
  { capture, strays }: { readonly capture: CaptureFile | null; readonly strays: StrayWatch | null },
  { stderr, env }: Pick<Surroundings, 'stderr' | 'env'>,
): Promise<{ readonly result: RunResult; readonly exitCode: number | null }> {
  const say = (text: string): boolean => stderr.write(text);
  const progress = createProgress({ stream: stderr, colored: showsColors(stderr, env), clock: systemClock });
  const interruption = watchInterruption(() => say('mqttspec: stopping; once more to stop at once\n'));
  try {
    const result = await judge(prepared, opened, {
      onEvent: (event) => {
        capture?.watch(event);
        progress.watch(event);
      },
      tellsTraces: capture !== null,
      signal: interruption.signal,
      strays,
    });
    return { result, exitCode: interruption.exitCode() };
  } finally {
    progress.stop();
    interruption.release();
  }
}
