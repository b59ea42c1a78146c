/** Finds out what a broker does with its freedom, by short probes all at once; for the profile, and nothing depends on it. */

import type { Clock } from '../../reference/clock.ts';
import type { Version } from '../../reference/codec/version.ts';
import { offerOf, plainOffer } from '../offer.ts';
import { createStaging } from '../prober/stage.ts';
import { sweep } from '../prober/sweep.ts';
import type { Endpoint } from '../prober/wire.ts';
import type { Circumstances } from '../prober/world.ts';
import type { Observation } from '../result.ts';
import { type Interruption, uninterrupted } from '../runner/interruption.ts';
import { patienceFor } from '../runner/patience.ts';
import { contradictionsOf } from './probes/contradictions.ts';
import { copiesForOverlaps, qos0WhileAbsent, retained } from './probes/deliveries.ts';
import { largestPublish, longestClientId, longestTopic } from './probes/lengths.ts';
import type { Asking, Probe } from './probes/probe.ts';
import { sharedSubscriptions, subscriptionToAll, systemTopics, wildcardSubscriptions } from './probes/subscriptions.ts';
import { transportFacts } from './probes/transports.ts';
import { severable, severableEndpoint } from './severable.ts';
import type { Capabilities, Target } from './target.ts';

/** By the names that they have in the profile. */
const probes = {
  retained,
  qos0WhileAbsent,
  copiesForOverlaps,
  wildcardSubscriptions,
  subscriptionToAll,
  sharedSubscriptions,
  systemTopics,
  longestClientId,
  longestTopic,
  largestPublish,
} as const satisfies Readonly<Record<string, Probe>>;

type Facts = Readonly<Record<string, Observation>>;

/** What is the same in all versions is told once, the rest by version. */
function merged(byVersion: readonly (readonly [Version, Facts])[]): Facts {
  const facts: Record<string, Observation> = {};
  for (const name of Object.keys(probes)) {
    const answers = byVersion.flatMap(([version, found]) => {
      const answer = found[name];
      return answer === undefined ? [] : [[version, answer] as const];
    });
    const isOne = new Set(answers.map(([, answer]) => answer)).size === 1;
    for (const [version, answer] of answers) facts[isOne ? name : `${name} (${version})`] = answer;
  }
  return facts;
}

/**
 * Asks in each of 3.1.1 and 5.0 that the target speaks. What has no answer is left out. Once interrupted nothing is waited for but the
 * clearing up.
 */
export async function survey(
  target: Target,
  capabilities: Capabilities,
  clock: Clock,
  tag: string,
  interruption: Interruption = uninterrupted,
): Promise<Facts> {
  const { offers, versions } = capabilities;
  const { answerMs, slackMs } = patienceFor(capabilities, target);
  let used = 0;

  const onStage = async <T>(version: Version, endpoint: Endpoint, act: (asking: Asking) => Promise<T>): Promise<T> => {
    const circumstances: Circumstances = {
      clock,
      endpoint,
      version,
      framing: 'whole',
      credentials: target.credentials,
      account: target.account,
      patienceMs: answerMs,
      slackMs,
      offer: offers[version] ?? (version === '5.0' ? offerOf({}) : plainOffer),
      tag: `${tag}s${(used++).toString(36).padStart(2, '0')}`,
    };
    const staging = createStaging({ ...circumstances, endpoint: severableEndpoint(endpoint, interruption) }, {});
    try {
      return await act(staging);
    } finally {
      await staging.leave();
      await sweep(circumstances, staging.trace);
    }
  };

  const factsIn = async (version: Version): Promise<readonly [Version, Facts]> => {
    const answers = await Promise.all(
      Object.entries(probes).map(async ([name, probe]) => {
        try {
          return { [name]: await onStage<Observation>(version, target.primary, probe) };
        } catch {
          // Whatever it failed at, a scenario fails at too, and says so with its packets.
          return {};
        }
      }),
    );
    return [version, Object.assign({}, ...answers)];
  };

  const [transports, ...byVersion] = await Promise.all([
    transportFacts(
      severable(target, interruption),
      (endpoint, version) => onStage(version, endpoint, async ({ stage }) => void (await stage.connect())),
      answerMs,
    ),
    ...versions.filter((version) => version !== '3.1').map(factsIn),
  ]);
  const in5 = byVersion.find(([version]) => version === '5.0')?.[1];
  const offer5 = offers['5.0'];
  const contradictions = in5 === undefined || offer5 === undefined ? {} : contradictionsOf(offer5, in5);
  return {
    ...transports,
    ...merged(byVersion),
    ...Object.fromEntries(
      Object.entries(contradictions).map(([field, sentence]) => [`contradiction: ${field} (5.0)`, sentence]),
    ),
  };
}
