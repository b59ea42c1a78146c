/** What is to be judged: its endpoints, and what is known of it before the scenarios run. */

import type { QoS } from '../../reference/codec/packet.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Endpoint } from '../prober/wire.ts';
import type { Credentials } from '../prober/world.ts';
import type { Observation } from '../result.ts';

/** Where the target is and how to log in. */
export interface Target {
  /** As the user gave them, without passwords. */
  readonly urls: readonly string[];
  /** The endpoint on which scenarios run. */
  readonly primary: Endpoint;
  /** The endpoint of scenarios on WebSocket; null when the target has none. */
  readonly webSocket: Endpoint | null;
  readonly credentials: Credentials;
  /** Where the target does what was declared: the primary endpoint, except for the bundled broker. */
  readonly declaredEndpoint: Endpoint;
  /** What the target is configured to do and cannot tell, in seconds. */
  readonly declared: Readonly<Record<string, number>>;
}

/** What discovery found out. */
export interface Capabilities {
  /** The versions that the target speaks. */
  readonly versions: readonly Version[];
  /** As it names itself; null when it does not. */
  readonly name: string | null;
  readonly maxQos: QoS;
  /** The median of a few round trips, in milliseconds. */
  readonly roundTripMs: number;
  readonly profile: Readonly<Record<string, Observation>>;
}
