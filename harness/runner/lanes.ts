/** Spreads the jobs of a run over lanes: this thread, and others. */

import type { Version } from '../../reference/codec/version.ts';
import type { ScenarioResult } from '../result.ts';
import type { Framing } from '../stage.ts';
import type { Capabilities } from '../target/target.ts';

/** What goes for a whole run, as a value that can be sent to another thread: it comes to the same plan there. */
export interface Agenda {
  readonly capabilities: Capabilities;
  readonly versions: readonly Version[] | null;
  readonly slow: boolean;
  readonly framing: Framing;
  /** Whether traces are wanted of what passes too. */
  readonly keepsTraces: boolean;
}

/** Carries out jobs of the plan, by their place in it; `onWaiting` is called again and again while the job only waits. */
export interface Lane {
  execute(index: number, tag: string, onWaiting: () => void): Promise<ScenarioResult>;
}

/** With fewer jobs another lane takes longer to get ready than it helps. */
export const fewestWorthALane = 300;

/** A lane that gives each job to the one with the least to do. */
export function spread(lanes: readonly [Lane, ...Lane[]]): Lane {
  const loads = new Map<Lane, number>(lanes.map((lane) => [lane, 0]));
  const loadOf = (lane: Lane): number => loads.get(lane) ?? 0;
  return {
    execute: async (index, tag, onWaiting) => {
      const lane = lanes.reduce((least, one) => (loadOf(one) < loadOf(least) ? one : least));
      loads.set(lane, loadOf(lane) + 1);
      try {
        return await lane.execute(index, tag, onWaiting);
      } finally {
        loads.set(lane, loadOf(lane) - 1);
      }
    },
  };
}

/** A result as it is kept: what passes is kept without its trace, unless that is wanted. */
export function kept(result: ScenarioResult, { keepsTraces }: Pick<Agenda, 'keepsTraces'>): ScenarioResult {
  return keepsTraces || result.verdict !== 'pass' ? result : { ...result, trace: [] };
}
