/** A look at scenarios on the sound broker: whether they pass there, and to which faults they could react at all. */

import { createShadows, type Shadow } from '../../reference/faults/shadow.ts';
import { type VirtualRunOptions, virtualResults } from '../runner/virtual-run.ts';
import type { Scenario } from '../scenario.ts';
import type { Repertoire } from './repertoire.ts';

/** What to look at, by name; a value that can be sent to a thread. */
export interface Survey {
  readonly kind: 'survey';
  readonly scenarios: readonly string[];
  /** Whether it is wanted which faults make a difference; it takes several times as long. */
  readonly faults: boolean;
}

/** What was seen of one scenario, in all the versions together. */
export interface Surveyed {
  readonly id: string;
  /** What it came to where it did not pass, for people: with such a scenario nothing can be proven. */
  readonly red: readonly string[];
  /** Names of the faults with which the broker would have done something else; the others are out of its sight. */
  readonly differing: readonly string[];
}

/** Looks at scenarios one after the other. */
export type Surveyor = (survey: Survey) => Promise<readonly Surveyed[]>;

/** Makes a surveyor; what it knows of faults it learns once. */
export function createSurveyor(repertoire: Repertoire, how: Pick<VirtualRunOptions, 'versions' | 'seed'>): Surveyor {
  const onWire = repertoire.faults.filter(({ bendWire }) => bendWire !== undefined);
  const inRules = repertoire.faults.filter(({ bendWire }) => bendWire === undefined);
  const shadows = [createShadows(inRules), createShadows(onWire)];

  const look = async (scenario: Scenario, behind: Shadow | null): Promise<string[]> => {
    const red: string[] = [];
    const faults = behind === null ? [] : [behind.fault];
    for await (const { version, verdict, reason } of virtualResults({ ...how, scenarios: [scenario], faults })) {
      if (verdict !== 'pass' && verdict !== 'skip') red.push(`${scenario.id} (${version}) ${verdict}: ${reason}`);
    }
    return red;
  };

  return async ({ scenarios, faults }) => {
    const seen: Surveyed[] = [];
    for (const scenario of scenarios.map(repertoire.scenario)) {
      const behind = faults ? shadows.map((cast) => cast()) : [null];
      const red: string[] = [];
      for (const shadow of behind) red.push(...(await look(scenario, shadow)));
      const differing = behind.flatMap((shadow) => [...(shadow?.departed ?? [])]);
      seen.push({ id: scenario.id, red: [...new Set(red)], differing });
    }
    return seen;
  };
}
