/** Runs scenarios against the bundled broker in process and in virtual time: each on a broker and a clock of its own. */

import { createManualClock } from '../../reference/clock.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { ScenarioResult } from '../result.ts';
import type { Scenario } from '../scenario.ts';
import type { Framing } from '../stage.ts';
import { type InProcessOptions, startInProcess } from '../target/in-process.ts';
import type { Capabilities, Target } from '../target/target.ts';
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
  /** What the broker is to do without, and its bounds, in place of one that offers everything. */
  readonly meagre?: Pick<InProcessOptions, 'settings' | 'limits'>;
  /** Of all chance in the broker; a whole number, by default `usualSeed`. */
  readonly seed?: number;
}

/** The seed of those who do not ask for one. */
export const usualSeed = 1;

/** Milliseconds; longer than any scenario that does not wait for it, which costs nothing in virtual time. */
const settings = { retainedExpiryMs: 60_000, sessionExpiryMs: 120_000 };

/** What the bundled broker can do, and a target like those on which the scenarios run, to plan with. */
interface Known {
  readonly capabilities: Capabilities;
  readonly pattern: Target;
}

/** Found out once of the usual one: a proof runs thousands of times. */
let usual: Promise<Known> | null = null;

async function learn(own: Pick<InProcessOptions, 'settings' | 'limits'>): Promise<Known> {
  const { target: pattern, stop } = startInProcess({ clock: createManualClock(), ...own });
  stop();
  return { capabilities: await discoverBundled(own), pattern };
}

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
  const { faults = [], framing = 'whole', slow = false, seed = usualSeed } = options;
  const { meagre } = options;
  const own = { ...meagre, settings: { ...settings, ...meagre?.settings } };
  if (meagre === undefined) usual ??= learn(own);
  const { capabilities, pattern } = await ((meagre === undefined ? usual : null) ?? learn(own));
  const patience = patienceFor(capabilities, pattern);
  const interruption = interruptionOf(new AbortController().signal);

  for (const job of plan(options.scenarios, options.versions, pattern, capabilities, slow)) {
    const clock = createManualClock();
    const { target, stop } = startInProcess({ clock, faults, ...own, random: seeded(seed) });
    const setting = { target, capabilities, clock, framing, patience, interruption };
    const isRestricted = job.endpoint === pattern.restrictedEndpoint;
    const endpoint = isRestricted ? target.restrictedEndpoint : target.primary;
    const result = await inVirtualTime(clock, () => execute({ ...job, endpoint }, 'v', setting));
    stop();
    yield result;
  }
}

/** All results of `virtualResults`. */
export async function virtualRun(options: VirtualRunOptions): Promise<readonly ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  for await (const result of virtualResults(options)) results.push(result);
  return results;
}
