/** The behaviours that the standard leaves to whoever runs the broker. */

import type { QoS } from '../codec/index.ts';
import { productVersion } from './product-version.ts';

/** What a user of the broker may choose. */
export interface Settings {
  /** Milliseconds for which a retained message is kept after it was set; null keeps it until it is cleared (4.1). */
  readonly retainedExpiryMs: number | null;
  /** Milliseconds for which the session of an absent client is kept at most; null sets no bound (4.1). */
  readonly sessionExpiryMs: number | null;
  /** Milliseconds between two updates of the `$SYS` topics while somebody subscribes to them. */
  readonly sysIntervalMs: number;
  /**
   * Whether the moving averages of `$SYS` take a sample each such interval, also while nobody subscribes: they are exact
   * then, at the price of a timer that never rests.
   */
  readonly sysSamplesAlways: boolean;
  /** The highest QoS that it takes and grants (3.2.2.3.4). */
  readonly maximumQos: QoS;
  /** Whether messages are retained (3.2.2.3.5). */
  readonly retainAvailable: boolean;
  /** Whether Topic Filters may hold wildcards (3.2.2.3.11). */
  readonly wildcardSubscriptionAvailable: boolean;
  /** Whether subscriptions may have an identifier (3.2.2.3.12). */
  readonly subscriptionIdentifierAvailable: boolean;
  /** Whether subscriptions may be shared (3.2.2.3.13). */
  readonly sharedSubscriptionAvailable: boolean;
  /** Seconds of Keep Alive that a client of 5.0 may ask for at most; null leaves it to the client (3.2.2.3.14). */
  readonly maximumKeepAlive: number | null;
  /** Told to clients that ask for Response Information, to make response topics of it; null for none (3.2.2.3.15). */
  readonly responseInformation: string | null;
  /** Another server to which all clients are sent; null to serve them here (4.11). */
  readonly serverReference: string | null;
  /** What `$SYS/broker/version` says. */
  readonly version: string;
}

/** The settings of a broker for which nothing else was asked. */
export const defaultSettings: Settings = {
  retainedExpiryMs: null,
  sessionExpiryMs: null,
  sysIntervalMs: 10_000,
  sysSamplesAlways: false,
  maximumQos: 2,
  retainAvailable: true,
  wildcardSubscriptionAvailable: true,
  subscriptionIdentifierAvailable: true,
  sharedSubscriptionAvailable: true,
  maximumKeepAlive: null,
  responseInformation: 'responses/',
  serverReference: null,
  version: `mqttspec version ${productVersion}`,
};
