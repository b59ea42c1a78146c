/** The broker under load, and what the load tells of it. */

import { processorMs } from './process-figures.ts';

/** A running broker. */
export interface Target {
  readonly port: number;
  readonly pid: number;
}

/** What one run of a scenario came to. */
export interface Measured {
  /** In the scenario's unit. */
  readonly value: number;
  /** What makes the run invalid: messages lost, doubled or out of order. */
  readonly wrong: readonly string[];
  /** How much of a processor the load used itself: near 1 it may be what limits. Null where it says nothing. */
  readonly loadShare: number | null;
  /** Microseconds of processor time that the broker took for each message or connection; null where unknown. */
  readonly processorMicrosEach: number | null;
}

/** Times work that comes to `count` messages or connections. */
export async function measure(
  { pid }: Target,
  count: number,
  work: () => Promise<void>,
): Promise<Omit<Measured, 'wrong'>> {
  const processorBeforeMs = processorMs(pid);
  const usedBefore = process.cpuUsage();
  const startedAtMs = performance.now();
  await work();
  const seconds = (performance.now() - startedAtMs) / 1000;
  const used = process.cpuUsage(usedBefore);
  const processorAfterMs = processorMs(pid);
  const isKnown = processorBeforeMs !== null && processorAfterMs !== null;
  return {
    value: count / seconds,
    loadShare: (used.user + used.system) / 1e6 / seconds,
    processorMicrosEach: isKnown ? ((processorAfterMs - processorBeforeMs) * 1000) / count : null,
  };
}
