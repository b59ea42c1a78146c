/** A whole run: discover, plan, execute side by side, put together. */

import type { Clock } from '../../reference/clock.ts';
import type { Version } from '../../reference/codec/version.ts';
import { plainOffer } from '../offer.ts';
import type { Circumstances } from '../prober/world.ts';
import type { RunEvent, RunResult, ScenarioResult } from '../result.ts';
import type { Scenario } from '../scenario.ts';
import type { Framing } from '../stage.ts';
import { discover } from '../target/discover.ts';
import { survey } from '../target/survey.ts';
import type { Capabilities, Target } from '../target/target.ts';
import { toolVersion } from '../tool-version.ts';
import { assemble } from './assemble.ts';
import { execute, type Setting } from './execute.ts';
import { type Interruption, interruptionOf } from './interruption.ts';
import { type Agenda, kept, type Lane } from './lanes.ts';
import { patienceFor } from './patience.ts';
import { type Job, plan } from './plan.ts';
import { combined } from './repeats.ts';
import { playRound } from './round.ts';
import { keepVigil, noVigil } from './vigil.ts';

/** What to run, against what, and how. */
export interface RunOptions {
  readonly target: Target;
  readonly scenarios: readonly Scenario[];
  /** Null: all that the target speaks. */
  readonly versions: readonly Version[] | null;
  /** How many scenarios run side by side, beside those that mostly wait; 1 or more. */
  readonly concurrency: number;
  readonly slow: boolean;
  /** Whether all that `mqttspec probe` asks is asked first, for the profile; default: no. */
  readonly surveys?: boolean;
  readonly framing: Framing;
  readonly clock: Clock;
  /** Makes topics and client ids of this run unlike those of any other: up to 6 letters and digits. */
  readonly runTag: string;
  /** Whether results keep the traces of what passes too. */
  readonly keepsTraces: boolean;
  /** Whether those who watch are told them in any case; default: no. */
  readonly tellsTraces?: boolean;
  /** Lanes for the crowd of scenarios where there is much to do; those who start them stop them. */
  readonly moreLanes?: (agenda: Agenda, ended: AbortSignal) => readonly Lane[];
  readonly onEvent: (event: RunEvent) => void;
  /** Who looks after the bodies in this thread. */
  readonly mind?: Setting['mind'];
  /** How often everything is run; default: once. */
  readonly repeat?: number;
  /** Ends the run after so many results that count as failures. */
  readonly bail?: { readonly after: number; counts(result: ScenarioResult): boolean };
  /** Ends the run early: what was not finished is inconclusive. */
  readonly signal: AbortSignal;
}

/** Of fixed width, so that no tag is a part of another. */
function tagger(runTag: string, count: number): (index: number) => string {
  const width = Math.max(3, count.toString(36).length);
  return (index) => `${runTag}x${index.toString(36).padStart(width, '0')}`;
}

/** An unremarkable client of the target, for the vigil over it; null when the target answered no PINGREQ when it was first asked. */
function watcherOf(
  options: RunOptions,
  { versions, offers, roundTripMs }: Capabilities,
  patienceMs: number,
): Circumstances | null {
  const { target, clock, runTag } = options;
  const version = versions.includes('3.1.1') ? '3.1.1' : versions[0];
  if (version === undefined || roundTripMs === 0) return null;
  const { primary: endpoint, credentials, account } = target;
  const offer = offers[version] ?? plainOffer;
  const settings = { clock, endpoint, version, credentials, account, offer, patienceMs };
  return { ...settings, framing: 'whole', slackMs: 0, tag: `${runTag}v` };
}

interface Learnt {
  readonly capabilities: Capabilities;
  readonly surveyed: RunResult['profile'];
}

/** What there is to know before the scenarios; of a target about which the run was ended meanwhile nothing is known. */
async function learn({ target, clock, runTag, surveys }: RunOptions, interruption: Interruption): Promise<Learnt> {
  try {
    const capabilities = await discover(target, clock, runTag, interruption);
    const surveyed = surveys ? await survey(target, capabilities, clock, runTag, interruption) : {};
    if (interruption.why() === null) return { capabilities, surveyed };
  } catch (error) {
    if (interruption.why() === null) throw error;
  }
  const nothing = { versions: [], name: null, offers: {}, restrictedOffers: {}, roundTripMs: 0, profile: {} };
  return { capabilities: nothing, surveyed: {} };
}

/** Runs. Rejects with an UnreachableError when there is no broker; everything else that goes wrong is in the result. */
export async function run(options: RunOptions): Promise<RunResult> {
  const { target, clock, runTag, onEvent, signal, framing, versions, slow, keepsTraces, bail } = options;
  const { tellsTraces = false, repeat = 1 } = options;
  const startedAt = new Date().toISOString();
  const startedMs = clock.now();
  const end = new AbortController();
  const interruption = interruptionOf(end.signal);
  interruptionOf(signal).onInterrupted((why) => end.abort(why));
  const { capabilities, surveyed } = await learn(options, interruption);
  const jobs = plan(options.scenarios, versions, target, capabilities, slow);
  const patience = patienceFor(capabilities, target);
  const { mind } = options;
  const setting: Setting = { target, capabilities, clock, framing, patience, interruption, ...(mind && { mind }) };
  const facts = { urls: target.urls, name: capabilities.name };
  onEvent({ kind: 'started', total: jobs.length * repeat, target: facts });

  const agenda: Agenda = { capabilities, versions, slow, framing, keepsTraces: keepsTraces || tellsTraces };
  const here: Lane = {
    execute: async (index, tag, onWaiting) => kept(await execute(jobs[index] as Job, tag, setting, onWaiting), agenda),
  };
  const lanes = options.moreLanes?.(agenda, end.signal) ?? [];
  const watcher = watcherOf(options, capabilities, patience.answerMs);
  const onLost = (reason: string): void => end.abort({ by: 'target-lost', reason: `the target is gone: ${reason}` });
  const vigil = watcher === null ? noVigil : keepVigil({ circumstances: watcher, clock, startedMs, onEvent, onLost });
  interruption.onInterrupted(() => void vigil.stop());
  const circle = { here, lanes, concurrency: options.concurrency, interruption, vigil };

  const tagOf = tagger(runTag, 2 * jobs.length * repeat);
  let failures = 0;
  const watch = (event: RunEvent, round: number): void => {
    const isEnded = event.kind === 'scenario-ended';
    onEvent(isEnded ? { ...event, done: event.done + round * jobs.length, total: jobs.length * repeat } : event);
    if (bail === undefined || !isEnded || !bail.counts(event.result)) return;
    failures += 1;
    if (failures === bail.after) end.abort({ by: 'bail', reason: `the run was ended by --bail ${failures}` });
  };
  let results: readonly ScenarioResult[] = [];
  // The first one in any case: of a run that was ended before it each scenario says so.
  for (let round = 0; round < repeat && (round === 0 || interruption.why() === null); round += 1) {
    const played = await playRound(
      jobs,
      (index, attempt) => tagOf(index + (attempt === 'first' ? round : repeat + round) * jobs.length),
      circle,
      (event) => watch(event, round),
    );
    const thrifty = played.map((result) => kept(result, options));
    results = round === 0 ? thrifty : thrifty.map((result, index) => joined(results[index], result, interruption));
  }
  await vigil.stop();

  const [cutShort, outages] = [interruption.why(), vigil.outages()];
  return assemble({
    tool: { name: 'mqttspec', version: toolVersion },
    target: facts,
    startedAt,
    durationMs: Math.round(clock.now() - startedMs),
    scenarios: results,
    profile: { ...capabilities.profile, ...surveyed },
    ...(cutShort !== null && { cutShort }),
    ...(outages.length > 0 && { outages }),
  });
}

/** What a scenario has come to so far, and another run of it, which counts for nothing where it was not finished. */
function joined(before: ScenarioResult | undefined, now: ScenarioResult, interruption: Interruption): ScenarioResult {
  if (before === undefined) return now;
  return now.verdict === 'inconclusive' && now.reason === interruption.why()?.reason ? before : combined(before, now);
}
