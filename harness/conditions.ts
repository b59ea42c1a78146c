/** Under which conditions a run judged: what must be the same for another one to be its like. No credentials, and no paths. */

import type { Version } from '../reference/codec/version.ts';
import type { Declarations } from './declarations.ts';
import type { Framing } from './stage.ts';

/** The options of `run` that shape its result, under the names that they have there. */
export interface ShapingOptions {
  /** Empty: all that the target speaks. */
  readonly mqtt: readonly Version[];
  readonly suite: readonly string[];
  readonly scenario: readonly string[];
  readonly statement: readonly string[];
  readonly shard?: { readonly index: number; readonly of: number };
  readonly repeat?: number;
  readonly bail?: number;
  readonly slow: boolean;
  readonly strict: boolean;
  readonly probe: boolean;
  readonly framing: Framing;
  readonly concurrency: number;
  readonly answerMs?: number;
  readonly declare: Declarations;
  /** From which the names of topics and clients are made. */
  readonly seed: string;
}

/** Where the broker came from: it was there, it is the bundled one, or it was started for the run. */
export type BrokerOrigin =
  | { readonly kind: 'url' }
  | { readonly kind: 'bundled' }
  /** A ready-made target of that name. */
  | { readonly kind: 'target'; readonly name: string }
  /** A command, which is not told: it has paths. */
  | { readonly kind: 'command' };

/** All of them. Hashes are SHA-256 in hexadecimal. */
export interface RunConditions {
  readonly options: ShapingOptions;
  readonly broker: BrokerOrigin;
  /** What the clients brought to be let in. */
  readonly access: {
    readonly login: boolean;
    readonly ca: boolean;
    readonly clientCertificate: boolean;
    readonly insecure: boolean;
  };
  /** Hash of the file of known failures; null: there was none. */
  readonly baseline: string | null;
  /** Hash of the list of statements. */
  readonly statements: string;
  /** Hash of the list of scenarios that come with mqttspec, chosen or not. */
  readonly scenarios: string;
  /** The same of the user's own; null: there were none. */
  readonly ownScenarios: string | null;
}
