/** Decisions about the properties of messages on their way through (3.3.2.3). */

import type { Properties } from '../../codec/index.ts';
import type { Cause, Message } from '../message.ts';
import type { HeldSubscription, SessionView } from '../session/session.ts';

/** The rules of section 3.3.2.3. */
export const propertyRules = {
  /**
   * The properties that go on to subscribers unaltered: Payload Format Indicator [MQTT-3.3.2-4], Response Topic
   * [MQTT-3.3.2-15], Correlation Data [MQTT-3.3.2-16], User Properties in their order [MQTT-3.3.2-17] [MQTT-3.3.2-18],
   * Content Type [MQTT-3.3.2-20].
   */
  forwardedProperties({ properties }: Message, _cause: Cause): Properties | undefined {
    if (properties === undefined) return undefined;
    const { payloadFormatIndicator, contentType, responseTopic, correlationData, userProperty } = properties;
    return { payloadFormatIndicator, contentType, responseTopic, correlationData, userProperty };
  },

  /**
   * The Subscription Identifiers in a PUBLISH: those of all subscriptions that it answers to [MQTT-3.3.4-3]
   * [MQTT-3.3.4-4], in any order.
   */
  identifiersInPublish(met: readonly HeldSubscription[], _cause: Cause, _session: SessionView): readonly number[] {
    return met.flatMap(({ subscriptionIdentifier }) => subscriptionIdentifier ?? []);
  },

  /**
   * Whether the time of a message that waits is up: then it is deleted for those to whom its delivery was not begun
   * [MQTT-3.3.2-5].
   */
  isExpired({ properties, takenAtMs }: Message, nowMs: number): boolean {
    const interval = properties?.messageExpiryInterval;
    return interval !== undefined && nowMs - takenAtMs >= interval * 1000;
  },

  /** The Message Expiry Interval to send on, in seconds: less the time that the message waited here [MQTT-3.3.2-6]. */
  remainingExpiry({ properties, takenAtMs }: Message, nowMs: number): number | undefined {
    const interval = properties?.messageExpiryInterval;
    return interval === undefined ? undefined : Math.max(0, interval - Math.floor((nowMs - takenAtMs) / 1000));
  },
};
