/** Decisions about Shared Subscriptions (4.8.2). */

import { parseSharedFilter, type SharedFilter, type Version } from '../../codec/index.ts';
import type { Delivery, Message } from '../message.ts';
import type { SessionView } from '../session/session.ts';

/** The rules of section 4.8.2. */
export const shareRules = {
  /** The parts of the filter of a Shared Subscription, or null if it is none; before 5.0 none is [MQTT-4.8.2-1]. */
  shareOf(topicFilter: string, version: Version): SharedFilter | null {
    return version === '5.0' ? (parseSharedFilter(topicFilter) ?? null) : null;
  },

  /**
   * The members of a Shared Subscription that get a message: one, whom the server may choose freely. Here it is each
   * connected one in turn; while none is, each absent one, so that QoS 1 and 2 wait for somebody. Those from whom the
   * topic is kept have no turn.
   */
  membersToServe<S extends SessionView>(members: readonly S[], { topic }: Message, turn: number): readonly S[] {
    const entitled = members.filter(({ rights }) => rights.mayReceive(topic));
    const connected = entitled.filter(({ connection }) => connection !== null);
    const candidates = connected.length > 0 ? connected : entitled;
    if (candidates.length === 0) return [];
    return candidates.slice(turn % candidates.length, (turn % candidates.length) + 1);
  },

  /**
   * Whether a message that a member's session leaves behind when it ends goes to another member: one at QoS 1 (4.8.2),
   * and any that was not sent yet; one at QoS 2 that was may not [MQTT-4.8.2-5].
   */
  passesOn({ qos }: Delivery, wasSent: boolean): boolean {
    return !wasSent || qos === 1;
  },
};
