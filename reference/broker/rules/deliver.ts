/** Decisions about what is sent to subscribers, how and in which order (3.3, 3.8.4, 4.3 to 4.6). */

import type { QoS } from '../../codec/index.ts';
import type { Cause, Delivery, Message } from '../message.ts';
import type { InFlight, SessionView } from '../session/session.ts';

const lastPacketIdentifier = 65_535;

/** The rules for messages on their way out. */
export const deliverRules = {
  /** Whether a message goes to those who subscribe to it at all: with an empty payload too [MQTT-3.3.1-10]. */
  forwards(_message: Message): boolean {
    return true;
  },

  /**
   * Whether a client with a matching subscription gets the message: each does [MQTT-4.5.0-1], its publisher included.
   */
  deliversTo(_session: SessionView, _message: Message, _cause: Cause): boolean {
    return true;
  },

  /**
   * The copies that a client gets whose subscriptions overlap, each as the granted QoS it goes by. One at the highest
   * [MQTT-3.3.5-1]; more are allowed and never sent here. `granted` has at least two entries.
   */
  overlapPolicy(granted: readonly QoS[], _message: Message, _session: SessionView): readonly QoS[] {
    return [Math.max(...granted) as QoS];
  },

  /** The QoS of a delivery: the lower of the message's and the granted one [MQTT-3.8.4-6]. */
  deliveryQos(message: Message, granted: QoS, _cause: Cause, _session: SessionView): QoS {
    return message.qos < granted ? message.qos : granted;
  },

  /**
   * RETAIN: 1 when a new subscription is why it is sent [MQTT-3.3.1-8], 0 when an established one is [MQTT-3.3.1-9].
   */
  retainFlag(_message: Message, cause: Cause, _session: SessionView): boolean {
    return cause === 'retained';
  },

  /**
   * DUP: 1 when the PUBLISH was sent before [MQTT-3.3.1-1], never for QoS 0 [MQTT-3.3.1-2], whatever came in
   * [MQTT-3.3.1-3]. `attempt` is 1 at first.
   */
  dupFlag({ qos }: Delivery, attempt: number, _session: SessionView): boolean {
    return qos > 0 && attempt > 1;
  },

  /** How many messages may be in flight to a client at once; the standard sets no bound, so it is the limit's. */
  inFlightWindow(maxInFlightMessages: number, _session: SessionView): number {
    return maxInFlightMessages;
  },

  /** A Packet Identifier that is not in use [MQTT-2.3.1-4] and not 0 [MQTT-2.3.1-1]. At least one is free. */
  nextPacketIdentifier(last: number, inFlight: ReadonlyMap<number, InFlight>): number {
    let next = last;
    do next = next === lastPacketIdentifier ? 1 : next + 1;
    while (inFlight.has(next));
    return next;
  },

  /** Where in the queue a message waits, 0 being next: behind all others, so that order is kept [MQTT-4.6.0-6]. */
  placeInQueue(_delivery: Delivery, session: SessionView): number {
    return session.queue.size;
  },

  /**
   * What goes when a session holds as much as its limits allow: the newest, so that what is delivered has no hole
   * before it.
   */
  onQueueFull(_delivery: Delivery, _session: SessionView): 'drop-newest' | 'drop-oldest' {
    return 'drop-newest';
  },
};
