/** Shows a run while it is under way, on stderr: failures as they come, and on a terminal what is done and running. */

import { createLogUpdate } from 'log-update';
import type { Clock, Timer } from '../../reference/clock.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { RunEvent, ScenarioResult } from '../result.ts';
import { verdictMarks } from '../verdict.ts';
import { colorOf, paletteFor } from './palette.ts';
import { clip, duration, printable } from './printable.ts';

const redrawMs = 100;
const shownRunning = 5;
const barWidth = 24;

/** Where progress is shown, and how. */
export interface ProgressOptions {
  readonly stream: NodeJS.WriteStream;
  readonly colored: boolean;
  readonly clock: Clock;
}

/** The display of a run under way. */
export interface Progress {
  /** Takes each event of the run, in order. */
  watch(event: RunEvent): void;
  /** Takes the display away; failures that it told of stay. */
  stop(): void;
}

/** Makes the display; on a terminal it redraws itself until it is stopped. */
export function createProgress({ stream, colored, clock }: ProgressOptions): Progress {
  const palette = paletteFor(colored);
  const live = stream.isTTY ? createLogUpdate(stream) : null;
  const running = new Map<string, number>();
  let startedMs = clock.now();
  let done = 0;
  let total = 0;
  let failed = 0;
  let timer: Timer | null = null;

  const keyOf = ({ id, version }: { readonly id: string; readonly version: Version }): string => `${id} (${version})`;

  const frame = (): string => {
    const nowMs = clock.now();
    const filled = total === 0 ? 0 : Math.round((barWidth * done) / total);
    const bar = `${palette.green('━'.repeat(filled))}${palette.dim('─'.repeat(barWidth - filled))}`;
    const failures = failed === 0 ? '' : `  ${palette.red(`${failed} failed`)}`;
    // Map keeps the order of starting, so that the first ones have been running for longest.
    const longest = [...running].slice(0, shownRunning).map(([key, sinceMs]) => {
      const line = `  ${duration(nowMs - sinceMs).padStart(8)}  ${key}`;
      return palette.dim(clip(line, (stream.columns ?? 80) - 1));
    });
    const rest =
      running.size > shownRunning ? [palette.dim(`            and ${running.size - shownRunning} more`)] : [];
    return [`${bar} ${done}/${total}  ${duration(nowMs - startedMs)}${failures}`, ...longest, ...rest].join('\n');
  };

  const redraw = (): void => {
    live?.(frame());
    timer = clock.setTimer(redrawMs, redraw);
  };

  /** Such a line stays. */
  const say = (line: string): void => {
    if (live === null) stream.write(`${line}\n`);
    else live.persist(line);
  };

  const announce = (result: ScenarioResult): void => {
    const mark = colorOf(result.verdict, palette)(`${verdictMarks[result.verdict]} ${result.verdict}`);
    say(`${mark} ${keyOf(result)} ${palette.dim(printable(result.reason ?? ''))}`);
  };

  return {
    watch(event) {
      switch (event.kind) {
        case 'started':
          startedMs = clock.now();
          total = event.total;
          if (live !== null && timer === null) redraw();
          return;
        case 'target-away':
          return say(`${palette.yellow('? the target does not answer')} ${palette.dim(printable(event.reason))}`);
        case 'target-back':
          return say(palette.green('✓ the target answers again'));
        case 'scenario-started':
          running.set(keyOf(event), clock.now());
          return;
        case 'scenario-ended': {
          const { result } = event;
          running.delete(keyOf(result));
          ({ done, total } = event);
          if (result.known !== undefined) return;
          if (result.verdict === 'fail') failed += 1;
          if (result.verdict === 'fail' || result.verdict === 'inconclusive') announce(result);
          return;
        }
      }
    },
    stop() {
      timer?.cancel();
      live?.clear();
      live?.done();
    },
  };
}
