/** Decisions about SUBSCRIBE and UNSUBSCRIBE (3.8 to 3.11). */

import {
  hasWildcard,
  isSharedFilter,
  type QoS,
  type Suback,
  type Subscribe,
  type Subscription,
  type Unsuback,
  type Unsubscribe,
  type Version,
} from '../../codec/index.ts';
import { isTopicLimit, type Limits } from '../limits.ts';
import type { HeldSubscription, InFlight, SessionView } from '../session/session.ts';
import type { Settings } from '../settings.ts';

const failure = 0x80;
const topicFilterInvalid = 0x8f;
const quotaExceeded = 0x97;
const sharedSubscriptionsNotSupported = 0x9e;
const subscriptionIdentifiersNotSupported = 0xa1;
const wildcardSubscriptionsNotSupported = 0xa2;
const success = 0x00;
const noSubscriptionExisted = 0x11;

/** The rules of section 3.8.4 and 3.10.4. */
export const subscribeRules = {
  /** The Topic Filters of a SUBSCRIBE that are dealt with: all, one after the other [MQTT-3.8.4-4]. */
  filtersToSubscribe({ subscriptions }: Subscribe, _session: SessionView): readonly Subscription[] {
    return subscriptions;
  },

  /**
   * The Reason Code with which 5.0 closes on a SUBSCRIBE that asks for what CONNACK said is not offered, or null
   * (3.2.2.3.11 to 3.2.2.3.13).
   */
  refusalOfSubscribe({ subscriptions, properties }: Subscribe, settings: Settings): number | null {
    const someFilter = (is: (topicFilter: string) => boolean): boolean =>
      subscriptions.some(({ topicFilter }) => is(topicFilter));
    if (!settings.subscriptionIdentifierAvailable && properties?.subscriptionIdentifier !== undefined) {
      return subscriptionIdentifiersNotSupported;
    }
    if (!settings.sharedSubscriptionAvailable && someFilter(isSharedFilter)) return sharedSubscriptionsNotSupported;
    return !settings.wildcardSubscriptionAvailable && someFilter(hasWildcard)
      ? wildcardSubscriptionsNotSupported
      : null;
  },

  /** The QoS granted: the one requested [MQTT-3.8.4-5], at most the server's Maximum QoS [MQTT-3.2.2-9]. */
  grantedQos({ qos }: Subscription, _session: SessionView, maximumQos: QoS): QoS {
    return qos < maximumQos ? qos : maximumQos;
  },

  /** The return code of a subscription that was made: the QoS granted [MQTT-3.8.4-5]. */
  subackCode(granted: QoS, _requested: Subscription): number {
    return granted;
  },

  /** What is done about a subscription beyond a limit: SUBACK tells [MQTT-3.8.4-5]; 3.1 has no code for it. */
  onSubscriptionLimit(
    limit: keyof Limits,
    version: Version,
  ): { readonly type: 'fail'; readonly code: number } | { readonly type: 'close' } {
    if (version === '3.1') return { type: 'close' };
    return {
      type: 'fail',
      code: version !== '5.0' ? failure : isTopicLimit(limit) ? topicFilterInvalid : quotaExceeded,
    };
  },

  /** The filter under which a subscription is held: the same, character by character [MQTT-4.7.3-4]. */
  heldFilter(topicFilter: string): string {
    return topicFilter;
  },

  /** What a SUBSCRIBE does to a subscription with the identical filter: it is replaced, its QoS too [MQTT-3.8.4-3]. */
  resubscribed(made: HeldSubscription, _existing: HeldSubscription, _session: SessionView): HeldSubscription {
    return made;
  },

  /**
   * The SUBACK: the SUBSCRIBE's identifier [MQTT-3.8.4-2], a code for each filter [MQTT-3.8.4-5] in its order
   * [MQTT-3.9.3-1].
   */
  suback({ packetIdentifier }: Subscribe, reasonCodes: readonly number[], _session: SessionView): Suback | null {
    return { type: 'suback', packetIdentifier, reasonCodes };
  },

  /** The Topic Filters of an UNSUBSCRIBE that are dealt with: all [MQTT-3.10.4-6]. */
  filtersToUnsubscribe({ topicFilters }: Unsubscribe, _session: SessionView): readonly string[] {
    return topicFilters;
  },

  /**
   * The held filters that an UNSUBSCRIBE for this one removes: the one that is the same, character by character
   * [MQTT-3.10.4-1].
   */
  filtersRemovedBy(topicFilter: string, held: ReadonlyMap<string, HeldSubscription>): readonly string[] {
    return held.has(topicFilter) ? [topicFilter] : [];
  },

  /** Whether something in flight is still completed after its subscription is gone [MQTT-3.10.4-3]. */
  completesAfterUnsubscribe(_inFlight: InFlight, _removed: string, _session: SessionView): boolean {
    return true;
  },

  /**
   * The UNSUBACK: the UNSUBSCRIBE's identifier [MQTT-3.10.4-4], also if nothing was removed [MQTT-3.10.4-5]; one for
   * all [MQTT-3.10.4-6]. 5.0 adds a code for each filter in its order [MQTT-3.11.3-1]; `removed` counts what each of
   * them removed.
   */
  unsuback({ packetIdentifier }: Unsubscribe, removed: readonly number[], { version }: SessionView): Unsuback | null {
    const reasonCodes = removed.map((count) => (count > 0 ? success : noSubscriptionExisted));
    return { type: 'unsuback', packetIdentifier, reasonCodes: version === '5.0' ? reasonCodes : [] };
  },
};
