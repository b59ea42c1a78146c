/** Decisions about SUBSCRIBE and UNSUBSCRIBE (3.8 to 3.11). */

import type { QoS, Suback, Subscribe, Subscription, Unsuback, Unsubscribe, Version } from '../../codec/index.ts';
import type { HeldSubscription, InFlight, SessionView } from '../session/session.ts';

/** The return code of SUBACK that tells of a failure. */
const failure = 0x80;

/** The rules of section 3.8.4 and 3.10.4. */
export const subscribeRules = {
  /** The Topic Filters of a SUBSCRIBE that are dealt with: all, one after the other [MQTT-3.8.4-4]. */
  filtersToSubscribe({ subscriptions }: Subscribe, _session: SessionView): readonly Subscription[] {
    return subscriptions;
  },

  /** The QoS granted: the one requested [MQTT-3.8.4-5]. */
  grantedQos({ qos }: Subscription, _session: SessionView): QoS {
    return qos;
  },

  /** The return code of a subscription that was made: the QoS granted [MQTT-3.8.4-5]. */
  subackCode(granted: QoS, _requested: Subscription): number {
    return granted;
  },

  /** What is done about a subscription beyond a limit: SUBACK tells [MQTT-3.8.4-5]; 3.1 has no code for it. */
  onSubscriptionLimit(version: Version): { readonly type: 'fail'; readonly code: number } | { readonly type: 'close' } {
    return version === '3.1' ? { type: 'close' } : { type: 'fail', code: failure };
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
   * all [MQTT-3.10.4-6].
   */
  unsuback({ packetIdentifier }: Unsubscribe, _removedCount: number, _session: SessionView): Unsuback | null {
    return { type: 'unsuback', packetIdentifier, reasonCodes: [] };
  },
};
