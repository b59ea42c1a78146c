/** All that a scenario may import: how to declare one, and the types of what it is handed. */

import type { Citations } from '../reference/statements/index.ts';
import { coverPairs, product } from './pairwise.ts';
import type { Stage } from './stage.ts';

export {
  binaryData,
  byte,
  forge,
  forgeWithLength,
  fourByteInteger,
  hex,
  twoByteInteger,
  utf8String,
  variableByteInteger,
} from '../reference/codec/index.ts';
export type { Offer } from './offer.ts';
export { type ScramClient, scramClient } from './prober/scram.ts';
export type { Client, ConnectOptions, Framing, Stage } from './stage.ts';

/** What a server may say in CONNACK (5.0) that it lacks; before 5.0 the first three are taken as there. */
export type Feature =
  | 'retain-available'
  | 'wildcard-subscriptions'
  | 'qos-2'
  | 'topic-aliases'
  | 'subscription-identifiers'
  | 'shared-subscriptions';

/**
 * What a target must have for a scenario to make sense there; the closed list. The bundled broker is two: one that
 * offers everything, and one that does without and sets bounds, on which what the first is no use for is run.
 */
export type Need =
  /** It grants and accepts this Quality of Service. */
  | { readonly maxQos: 1 | 2 }
  | Exclude<Feature, 'qos-2' | 'topic-aliases'>
  /** Its CONNACK says that it lacks that. */
  | { readonly without: Feature }
  /** Clients may use Topic Aliases up to this one. */
  | { readonly topicAliasMaximum: number }
  /** It takes packets of so many bytes. */
  | { readonly maximumPacketSize: number }
  /** Its CONNACK sets a Maximum Packet Size that one packet more can exceed: at most 1 MiB. */
  | 'maximum-packet-size'
  /** It takes so many unacknowledged PUBLISH packets at once. */
  | { readonly receiveMaximum: number }
  /** Its CONNACK sets a Receive Maximum that one client can exceed: at most 1,000. */
  | 'receive-maximum'
  /** It answers Request Response Information with Response Information. */
  | 'response-information'
  /** It answers Keep Alive 65,535 with a Server Keep Alive. */
  | 'server-keep-alive'
  /** It logs in by that method, told by `--declare enhanced-authentication=METHOD`, `--username` and `--password`. */
  | 'enhanced-authentication'
  /** It has a ws:// or wss:// endpoint; the scenario then runs on it. */
  | 'websocket'
  /** It drops retained messages after a time, told by `--declare retained-expiry=SECONDS`. */
  | 'retained-expiry'
  /** It drops sessions of absent clients after a time, told by `--declare session-expiry=SECONDS`. */
  | 'session-expiry'
  /** It is run with `--slow`: the scenario takes many seconds or many megabytes. */
  | 'slow';

/** A scenario as its author writes it. */
export interface ScenarioSource {
  /** `<suite>/<behaviour>[/<case>]`; the path of its file under suites/, plus the case for those of a matrix. */
  readonly id: string;
  /** One line: what holds when it passes. */
  readonly title: string;
  /** What it judges. Its keys are the versions in which it runs; 3.1 has no statements to cite. */
  readonly statements: Citations;
  readonly needs?: readonly Need[];
  /** At most three sentences for someone who learns MQTT. */
  readonly lesson: string;
  /** Milliseconds that the standard makes everyone wait in it, e.g. one and a half Keep Alive periods; default 0. */
  readonly mandatedWaitMs?: number;
  /** Whether it waits for much longer than for an answer before it calls a broker late for good: then it begins early. */
  readonly isPatient?: boolean;
  run(stage: Stage): Promise<void>;
}

/** A scenario as the machine holds it. */
export interface Scenario extends Required<ScenarioSource> {
  /** The first part of the id. */
  readonly suite: string;
}

/** Declares a scenario; the default export of a file under suites/. */
export function scenario(source: ScenarioSource): Scenario {
  const suite = source.id.slice(0, source.id.indexOf('/'));
  return { needs: [], mandatedWaitMs: 0, isPatient: false, ...source, suite };
}

type Axes = Readonly<Record<string, readonly unknown[]>>;
type Point<A extends Axes> = { readonly [Axis in keyof A]: A[Axis][number] };

/** Makes one scenario of each combination of the axes' values; the other form of default export. */
export function matrix<const A extends Axes>(axes: A, make: (point: Point<A>) => Scenario | null): readonly Scenario[] {
  return product(axes)
    .map((point) => make(point as Point<A>))
    .filter((made) => made !== null);
}

/**
 * Makes scenarios of so many combinations that every two values of different axes meet in one of them, of the
 * combinations for which `make` makes one at all.
 */
export function pairs<const A extends Axes>(axes: A, make: (point: Point<A>) => Scenario | null): readonly Scenario[] {
  const possible = product(axes).filter((point) => make(point as Point<A>) !== null);
  return coverPairs(possible)
    .map((point) => make(point as Point<A>))
    .filter((made) => made !== null);
}
