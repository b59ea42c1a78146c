/** Runs scenarios against the bundled broker in process and in virtual time: each on a broker and a clock of its own. */

import { createManualClock } from '../../reference/clock.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Framing } from '../prober/framing.ts';
import type { ScenarioResult } from '../result.ts';
import type { Scenario } from '../scenario.ts';
import { type InProcessOptions, startInProcess } from '../target/in-process.ts';
import type { Capabilities } from '../target/target.ts';
import { inVirtualTime } from '../target/virtual-time.ts';
import { discoverBundled } from './bundled.ts';
import { execute } from './execute.ts';
import { interruptionOf } from './interruption.ts';
import { patienceFor } from './patience.ts';
import { plan } from './plan.ts';

/** What to run in virtual time. */
export interface VirtualRunOptions {
  readonly scenarios: readonly Scenario[];
  /** Null: all that the bundled broker speaks. */
  readonly versions: readonly Version[] | null;
  readonly faults?: InProcessOptions['faults'];
  readonly framing?: Framing;
  readonly slow?: boolean;
}

/** Milliseconds; longer than any scenario that does not wait for it, which costs nothing in virtual time. */
const settings = { retainedExpiryMs: 60_000, sessionExpiryMs: 120_000 };

/** Asked once: a proof runs thousands of times. */
let known: Promise<Capabilities> | null = null;

/** A generator of numbers from 0 to 1 that gives the same ones each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Runs them one after the other, giving each result as it comes; the same options give the same results. */
export async function* virtualResults(options: VirtualRunOptions): AsyncGenerator<ScenarioResult> {
  const { faults = [], framing = 'whole', slow = false } = options;
  const start = (): { clock: ReturnType<typeof createManualClock>; broker: ReturnType<typeof startInProcess> } => {
    const clock = createManualClock();
    return { clock, broker: startInProcess({ clock, faults, settings, random: seeded(1) }) };
  };
  known ??= discoverBundled(settings);
  const bundled = await known;
  const { broker: pattern } = start();
  const jobs = plan(options.scenarios, options.versions, pattern.target, bundled, slow);
  pattern.stop();

  for (const job of jobs) {
    const { clock, broker } = start();
    const setting = {
      target: broker.target,
      capabilities: bundled,
      clock,
      framing,
      patience: patienceFor(bundled),
      interruption: interruptionOf(new AbortController().signal),
    };
    const isRestricted = job.endpoint === pattern.target.restrictedEndpoint;
    const here = { ...job, endpoint: isRestricted ? broker.target.restrictedEndpoint : broker.target.primary };
    const result = await inVirtualTime(clock, () => execute(here, 'v', setting));
    broker.stop();
    yield result;
  }
}

/** All results of `virtualResults`. */
export async function virtualRun(options: VirtualRunOptions): Promise<readonly ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  for await (const result of virtualResults(options)) results.push(result);
  return results;
}
