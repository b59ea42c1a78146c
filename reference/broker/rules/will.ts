/** Decisions about Wills (3.1.2.5 to 3.1.2.7). */

import type { Connect, Will } from '../../codec/index.ts';
import type { EndReason } from '../end-reason.ts';
import type { Message } from '../message.ts';
import type { SessionView } from '../session/session.ts';

/** The rules of section 3.1.2.5. */
export const willRules = {
  /** The Will of a connection: that of its CONNECT [MQTT-3.1.2-8] and no other [MQTT-3.1.2-12]. */
  willOf({ will }: Connect, _former: Will | null): Will | null {
    return will ?? null;
  },

  /** Whether the Will is published: unless DISCONNECT came first [MQTT-3.1.2-8] [MQTT-3.14.4-3]. */
  publishesWill(end: EndReason, _will: Will, _session: SessionView): boolean {
    return end.kind !== 'disconnect';
  },

  /** Whether the Will is forgotten at the connection's end, published or not [MQTT-3.1.2-10]. */
  forgetsWill(_end: EndReason, _session: SessionView): boolean {
    return true;
  },

  /**
   * The message to publish: with the QoS [MQTT-3.1.2-9] and RETAIN [MQTT-3.1.2-16] [MQTT-3.1.2-17] that CONNECT asked
   * for.
   */
  willMessage({ topic, payload, qos, retain }: Will, clientId: string): Message {
    return { topic, payload, qos, retain, dup: false, publisher: clientId };
  },
};
