/** The behaviours that the standard leaves to whoever runs the broker. */

import { productVersion } from './product-version.ts';

/** What a user of the broker may choose. */
export interface Settings {
  /** Milliseconds for which a retained message is kept after it was set; null keeps it until it is cleared (4.1). */
  readonly retainedExpiryMs: number | null;
  /** Milliseconds for which the session of an absent client is kept; null keeps it for ever (4.1). */
  readonly sessionExpiryMs: number | null;
  /** Milliseconds between two updates of the `$SYS` topics while somebody subscribes to them. */
  readonly sysIntervalMs: number;
  /** What `$SYS/broker/version` says. */
  readonly version: string;
}

/** The settings of a broker for which nothing else was asked. */
export const defaultSettings: Settings = {
  retainedExpiryMs: null,
  sessionExpiryMs: null,
  sysIntervalMs: 10_000,
  version: `mqttspec version ${productVersion}`,
};
