/** Decides, without doing anything, what is to be run: each scenario in each version, where, or why not. */

import type { Version } from '../../reference/codec/version.ts';
import { versions as allVersions } from '../../reference/codec/version.ts';
import type { Endpoint } from '../prober/wire.ts';
import type { Need, Scenario } from '../scenario.ts';
import type { Capabilities, Target } from '../target/target.ts';

/** One scenario in one version, to be run or skipped. */
export interface Job {
  readonly scenario: Scenario;
  readonly version: Version;
  readonly endpoint: Endpoint;
  /** The need that the target lacks, for people; null when it is to be run. */
  readonly lacking: string | null;
}

function lackOf(need: Need, target: Target, capabilities: Capabilities, slow: boolean): string | null {
  switch (need) {
    case 'websocket':
      return target.webSocket === null ? 'needs a WebSocket endpoint: give a ws:// or wss:// URL too' : null;
    case 'retained-expiry':
    case 'session-expiry':
      return target.declared[need] === undefined
        ? `needs a target that is configured for it: say --declare ${need}=SECONDS`
        : null;
    case 'slow':
      return slow ? null : 'takes long: say --slow';
    default:
      return capabilities.maxQos < need.maxQos
        ? `needs QoS ${need.maxQos}, the target grants ${capabilities.maxQos}`
        : null;
  }
}

function endpointFor({ needs }: Scenario, target: Target): Endpoint {
  if (needs.includes('websocket')) return target.webSocket ?? target.primary;
  const isDeclared = needs.includes('retained-expiry') || needs.includes('session-expiry');
  return isDeclared ? target.declaredEndpoint : target.primary;
}

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
        const lacking =
          scenario.needs.map((need) => lackOf(need, target, capabilities, slow)).find((lack) => lack !== null) ?? null;
        return { scenario, version, endpoint: endpointFor(scenario, target), lacking };
      }),
  );
  return jobs.sort((a, b) => b.scenario.mandatedWaitMs - a.scenario.mandatedWaitMs);
}
