/** What is to be judged: its endpoints, and what is known of it before the scenarios run. */

import type { Version } from '../../reference/codec/version.ts';
import type { Declarations } from '../declarations.ts';
import type { Offer } from '../offer.ts';
import type { Endpoint } from '../prober/wire.ts';
import type { Credentials } from '../prober/world.ts';
import type { Observation } from '../result.ts';

/** Where the target is and how to log in. */
export interface Target {
  /** As the user gave them, without passwords. */
  readonly urls: readonly string[];
  /** One for each URL. */
  readonly endpoints: readonly Endpoint[];
  /** The endpoint on which scenarios run. */
  readonly primary: Endpoint;
  /** The endpoint of scenarios on WebSocket; null when the target has none. */
  readonly webSocket: Endpoint | null;
  readonly credentials: Credentials;
  /** The account for enhanced authentication: those credentials, except for the bundled broker. */
  readonly account: Credentials;
  /** Where the target does what was declared: the primary endpoint, except for the bundled broker. */
  readonly declaredEndpoint: Endpoint;
  /** What the target is configured to do and cannot tell. */
  readonly declared: Declarations;
  /** Milliseconds for which an answer is waited for at least, where the user said it. */
  readonly answerMs?: number | undefined;
  /** Where scenarios that need the lack of something run: the primary endpoint, except for the bundled broker. */
  readonly restrictedEndpoint: Endpoint;
}

/** What is offered to the clients of each version. */
export type Offers = Partial<Readonly<Record<Version, Offer>>>;

/** What discovery found out. */
export interface Capabilities {
  /** The versions that the target speaks. */
  readonly versions: readonly Version[];
  /** As it names itself; null when it does not. */
  readonly name: string | null;
  /** What it offers, by version; of versions that it does not speak nothing is known. */
  readonly offers: Offers;
  /** The same at its restricted endpoint. */
  readonly restrictedOffers: Offers;
  /** The median of a few round trips, in milliseconds. */
  readonly roundTripMs: number;
  readonly profile: Readonly<Record<string, Observation>>;
}
