/** Decisions about retained messages (3.3.1.3). */

import type { Message } from '../message.ts';
import type { HeldSubscription, SessionView } from '../session/session.ts';

/** The rules of section 3.3.1.3. */
export const retainRules = {
  /**
   * What a message does to its topic's retained one. Without RETAIN nothing [MQTT-3.3.1-12]; with it, it takes its
   * place, at QoS 0 too [MQTT-3.3.1-5] [MQTT-3.3.1-7]; an empty one removes it [MQTT-3.3.1-10] and is not kept itself
   * [MQTT-3.3.1-11]. `retainedAt` tells what a topic has now.
   */
  retainedChange(
    { retain, payload }: Message,
    _retainedAt: (topicName: string) => Message | undefined,
  ): 'store' | 'clear' | 'keep' {
    if (!retain) return 'keep';
    return payload.length === 0 ? 'clear' : 'store';
  },

  /** The message as it is retained: with its QoS [MQTT-3.3.1-5]. */
  retainedForm(message: Message): Message {
    return message;
  },

  /**
   * Milliseconds for which a message is retained: as long as the settings say, else until it is cleared (4.1), and no
   * longer than its Message Expiry Interval (3.3.2.3.3).
   */
  retainedLifetimeMs(retainedExpiryMs: number | null, { properties }: Message): number {
    const ownMs = (properties?.messageExpiryInterval ?? Number.POSITIVE_INFINITY) * 1000;
    return Math.min(retainedExpiryMs ?? Number.POSITIVE_INFINITY, ownMs);
  },

  /** The topics whose retained messages go when a session ends: none, they are no part of it [MQTT-3.1.2.7]. */
  retainedGoingWithSession(_session: SessionView, _retained: Iterable<Message>): readonly string[] {
    return [];
  },

  /**
   * Whether matching retained messages are sent for a subscription: for a new one [MQTT-3.3.1-6] and for one that is
   * made again [MQTT-3.8.4-3], as far as its Retain Handling asks for them [MQTT-3.3.1-9] to [MQTT-3.3.1-11], and never
   * for a shared one (3.8.4); `replaced` is what the session held for the same filter.
   */
  sendsRetained(made: HeldSubscription, replaced: HeldSubscription | undefined, _session: SessionView): boolean {
    if (made.share !== null) return false;
    switch (made.retainHandling) {
      case 0:
        return true;
      case 1:
        return replaced === undefined;
      case 2:
        return false;
    }
  },
};
