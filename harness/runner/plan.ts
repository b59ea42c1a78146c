/** Decides, without doing anything, what is to be run: each scenario in each version, where, or why not. */

import type { Version } from '../../reference/codec/version.ts';
import { versions as allVersions } from '../../reference/codec/version.ts';
import type { Scenario } from '../scenario.ts';
import type { Capabilities, Target } from '../target/target.ts';
import { lackOf, type Place, placesFor } from './needs.ts';

/** One scenario in one version, to be run or skipped. */
export interface Job extends Place {
  readonly scenario: Scenario;
  readonly version: Version;
  /** The need that the target lacks, for people; null when it is to be run. */
  readonly lacking: string | null;
}

/**
 * The subjects in which real brokers have the fewest faults (reports/brokers). They come last: a run that ends with a
 * scenario that fails ends with waiting in vain for an answer, and nothing else to do meanwhile.
 */
const keptBest = new Set(['auth', 'capabilities', 'ping', 'publish', 'request-response', 'topic-alias']);

/** What to run, those with the longest mandated wait first, so that the run ends soon after the longest of them. */
export function plan(
  scenarios: readonly Scenario[],
  wanted: readonly Version[] | null,
  target: Target,
  capabilities: Capabilities,
  slow: boolean,
): readonly Job[] {
  // A target that answers no CONNECT at all is judged as 3.1.1: its report is one of failures, not an empty one.
  const spoken = capabilities.versions.length === 0 ? (['3.1.1'] as const) : capabilities.versions;
  const versions = allVersions.filter((version) => (wanted ?? spoken).includes(version));
  const jobs = scenarios.flatMap((scenario) =>
    versions
      .filter((version) => scenario.statements[version] !== undefined)
      .map((version): Job => {
        const lackAt = (place: Place): string | null =>
          scenario.needs.map((need) => lackOf(need, target, place, slow)).find((lack) => lack !== null) ?? null;
        const [first, ...others] = placesFor(scenario, version, target, capabilities);
        const place = [first, ...others].find((one) => lackAt(one) === null) ?? first;
        return { scenario, version, ...place, lacking: lackAt(place) };
      }),
  );
  const early = ({ scenario: { mandatedWaitMs, isPatient, suite } }: Job): number =>
    mandatedWaitMs + Number(isPatient) - Number(keptBest.has(suite));
  return jobs.sort((a, b) => early(b) - early(a));
}
