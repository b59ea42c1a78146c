/** What a run found: the model from which every report is made. */

import type { Version } from '../reference/codec/version.ts';
import type { RunConditions } from './conditions.ts';
import type { Trace } from './trace.ts';
import type { Basis, Verdict } from './verdict.ts';

/** A value worth telling about how the broker used its freedom, or what was measured. */
export type Observation = string | number | boolean;

/** One scenario in one version over one transport, judged. */
export interface ScenarioResult {
  readonly id: string;
  readonly title: string;
  readonly suite: string;
  readonly lesson: string;
  readonly version: Version;
  readonly transport: string;
  /** Those that the scenario cites, and those of always-on checks that found something. Empty for 3.1. */
  readonly statements: readonly string[];
  readonly verdict: Verdict;
  /** One line: expected ..., got ...; the lacking need of a skip; null on a pass. */
  readonly reason: string | null;
  readonly basis: Basis | null;
  /** The statements that `reason` is about; a part of `statements`. */
  readonly broken: readonly string[];
  /** All findings, the one that gave `reason` first: body, warnings, always-on checks. */
  readonly findings: readonly Finding[];
  readonly durationMs: number;
  readonly observations: Readonly<Record<string, Observation>>;
  /** Empty for what passed, unless all traces are wanted. */
  readonly trace: Trace;
  /** What a launched broker wrote about its clients, where it failed or could not be judged. */
  readonly brokerLog?: readonly string[];
  /** Whether the broker sent anything in it. */
  readonly wasHeard: boolean;
  /** Where its failure was known before the run. */
  readonly known?: Known;
  /** Where it was run more than once, how often it came to which verdict; `verdict` is the worst of them. */
  readonly runs?: Partial<Readonly<Record<Verdict, number>>>;
  /** Its verdicts differ. */
  readonly flaky?: true;
}

/** What is known of a failure. */
export interface Known {
  readonly reason: string;
  /** Where it is followed up: a URL. */
  readonly issue?: string;
}

/** One departure, and who noticed it. */
export interface Finding {
  /** `body` for the scenario itself, else the name of the always-on check. */
  readonly by: string;
  readonly severity: 'fail' | 'warn';
  readonly basis: Basis;
  /** One line: expected ..., got .... */
  readonly reason: string;
  readonly statements: readonly string[];
  /** Index into the trace of the event that shows it; null when it is something that did not happen. */
  readonly eventIndex: number | null;
}

/** How one statement of one version came out. */
export interface StatementResult {
  readonly id: string;
  readonly version: Version;
  readonly verdict: 'pass' | 'fail' | 'warn' | 'untested' | 'not-testable';
  /** Ids of the scenarios that judged it. */
  readonly scenarios: readonly string[];
}

/** What the run learnt of the target before and beside the scenarios. */
export interface TargetFacts {
  /** As given, without passwords. */
  readonly urls: readonly string[];
  /** As the target names itself, e.g. `mosquitto version 2.0.11`; null when it does not. */
  readonly name: string | null;
  /** The last lines that a launched broker wrote, where anything failed or could not be judged. */
  readonly brokerLog?: readonly string[];
}

/** Why a run ended before all was judged. */
export interface CutShort {
  readonly by: 'interruption' | 'target-lost' | 'bail';
  /** For people; the reason of each scenario that was not judged because of it. */
  readonly reason: string;
}

/** A time during which the target did not answer. */
export interface Outage {
  /** Milliseconds since the run began. */
  readonly fromMs: number;
  /** Null: it was away when the run ended. */
  readonly toMs: number | null;
  /** What came of asking it, for people. */
  readonly reason: string;
}

/** How a run holds against the file of known failures. */
export interface BaselineOutcome {
  readonly file: string;
  /** How many failed that were known to. */
  readonly known: number;
  /** Those that failed and were not known to. */
  readonly new: readonly Pick<ScenarioResult, 'id' | 'version'>[];
  /** The entries under which all that was judged passes now; in these versions, none where the entry names none. */
  readonly repaired: readonly { readonly scenario: string; readonly versions: readonly Version[] }[];
}

/** A verdict that is another one than in a certificate. */
export interface Difference {
  readonly id: string;
  readonly version: Version;
  /** Null: it is not in there. */
  readonly there: string | null;
  readonly here: string | null;
}

/** How a run compares with the certificate that it repeats. */
export interface Repetition {
  /** The hash of the certificate. */
  readonly of: string;
  /** What was unlike before anything was judged, in sentences. */
  readonly unlike: readonly string[];
  readonly statements: { readonly same: number; readonly different: readonly Difference[] };
  readonly scenarios: { readonly same: number; readonly different: readonly Difference[] };
}

/** A whole run. */
export interface RunResult {
  readonly tool: { readonly name: 'mqttspec'; readonly version: string };
  readonly target: TargetFacts;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly summary: Readonly<Record<Verdict, number>>;
  /** In the order of id, then version. */
  readonly scenarios: readonly ScenarioResult[];
  readonly statements: readonly StatementResult[];
  /** What discovery measured and scenarios observed about the freedoms that the standard leaves. */
  readonly profile: Readonly<Record<string, Observation>>;
  /** Where known failures were given. */
  readonly baseline?: BaselineOutcome;
  /** Where it ended early. */
  readonly cutShort?: CutShort;
  /** Where the target did not answer at times. */
  readonly outages?: readonly Outage[];
  /** What scenarios of the user's own threw when they were judged already, in sentences. */
  readonly strays?: readonly string[];
  /** Where everything was run more than once: how often, and how many scenarios had different verdicts. */
  readonly repeats?: { readonly times: number; readonly flaky: number };
  /** Where they are known: a run of its own, not one put together of several. */
  readonly conditions?: RunConditions;
  /** Where it repeats a certificate. */
  readonly repetition?: Repetition;
}

/** What happens while a run is under way, for those who watch. */
export type RunEvent =
  | { readonly kind: 'started'; readonly total: number; readonly target: TargetFacts }
  | { readonly kind: 'target-away'; readonly reason: string }
  | { readonly kind: 'target-back' }
  | { readonly kind: 'scenario-started'; readonly id: string; readonly version: Version }
  | { readonly kind: 'scenario-ended'; readonly result: ScenarioResult; readonly done: number; readonly total: number };
