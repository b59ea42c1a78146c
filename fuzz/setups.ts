/** The brokers that are fuzzed: one with room for everything, others whose bounds and refusals are reached all the time. */

import { restriction } from '../harness/target/in-process.ts';
import type { AuthenticationMethod } from '../reference/broker/authentication/method.ts';
import type { Limits } from '../reference/broker/limits.ts';
import type { Settings } from '../reference/broker/settings.ts';

/** What one of them is made of; what is left out has its default. */
export interface Setup {
  readonly limits: Partial<Limits>;
  readonly settings: Partial<Settings>;
}

const kibibyte = 1024;

const all = {
  roomy: { limits: {}, settings: { sysIntervalMs: 600_000 } },
  tight: {
    limits: {
      maxPacketBytes: 2 * kibibyte,
      maxConnections: 10,
      maxSessions: 9,
      maxInFlightMessages: 3,
      maxReceivedMessages: 3,
      maxTopicAliases: 3,
      maxQueuedMessages: 6,
      maxQueuedBytes: 2 * kibibyte,
      maxTotalQueuedBytes: 8 * kibibyte,
      maxSubscriptions: 6,
      maxTopicBytes: 200,
      maxTopicLevels: 8,
      maxSubscriptionNodes: 40,
      maxRetainedMessages: 5,
      maxRetainedBytes: 2 * kibibyte,
      maxRetainedNodes: 12,
    },
    settings: { sessionExpiryMs: 30_000, retainedExpiryMs: 20_000, sysIntervalMs: 60_000, maximumKeepAlive: 20 },
  },
  narrow: {
    limits: { maxInFlightMessages: 1, maxReceivedMessages: 1, maxQueuedMessages: 40, maxTopicAliases: 1 },
    settings: { sysIntervalMs: 600_000 },
  },
  meagre: { limits: { maxTopicAliases: 0 }, settings: { ...restriction.settings, sysIntervalMs: 600_000 } },
} as const satisfies Record<string, Setup>;

/** The name of a setup. */
export type SetupName = keyof typeof all;

/** Their names. */
export const setupNames = Object.keys(all) as readonly SetupName[];

/** The setup of that name. */
export const setupOf = (name: SetupName): Setup => all[name];

/** The Authentication Method that all of them offer: it goes on as long as it hears `more`, and takes `yes`. */
export const fuzzedMethod: AuthenticationMethod = {
  name: 'YES',
  begin: () => ({
    take: (data) => {
      const said = new TextDecoder().decode(data);
      if (said === 'more') return { type: 'continue', data };
      return said === 'yes'
        ? { type: 'success', user: 'yes', data: undefined }
        : { type: 'failure', why: 'it did not say yes' };
    },
  }),
};
