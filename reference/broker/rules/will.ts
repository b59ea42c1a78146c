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

  /**
   * Whether the Will is published: unless a DISCONNECT with Reason Code 0 came first, and before 5.0 any is that
   * [MQTT-3.1.2-8] [MQTT-3.14.4-3].
   */
  publishesWill(end: EndReason, _will: Will, _session: SessionView): boolean {
    return end.kind !== 'disconnect' || end.reasonCode !== 0;
  },

  /** Milliseconds for which the Will waits, unless its session ends before: its Will Delay Interval (3.1.3.2.2). */
  willDelayMs({ properties }: Will, _session: SessionView, _end: EndReason): number {
    return (properties?.willDelayInterval ?? 0) * 1000;
  },

  /** Whether a Will that waits is dropped when its client is back in its session in time [MQTT-3.1.3-9]. */
  returnCancelsWill(_will: Will, _session: SessionView): boolean {
    return true;
  },

  /** Whether a Will that waits is published when its session ends (3.1.3.2.2). */
  sessionEndPublishesWill(_will: Will, _session: SessionView): boolean {
    return true;
  },

  /** Whether the Will is forgotten at the connection's end, published or not [MQTT-3.1.2-10]. */
  forgetsWill(_end: EndReason, _session: SessionView): boolean {
    return true;
  },

  /**
   * The message to publish: with the QoS [MQTT-3.1.2-9], RETAIN [MQTT-3.1.2-16] [MQTT-3.1.2-17] and Will Properties that
   * CONNECT asked for, but for the Will Delay Interval, which no PUBLISH has.
   */
  willMessage({ topic, payload, qos, retain, properties: asked }: Will, clientId: string, takenAtMs: number): Message {
    const { willDelayInterval: _, ...kept } = asked ?? {};
    const properties = Object.values(kept).some((value) => value !== undefined) ? kept : undefined;
    return { topic, payload, qos, retain, dup: false, publisher: clientId, properties, takenAtMs };
  },
};
