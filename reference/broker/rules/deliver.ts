/** Decisions about what is sent to subscribers, how and in which order (3.3, 3.8.4, 4.3 to 4.6). */

import type { QoS } from '../../codec/index.ts';
import type { Cause, Delivery, Message } from '../message.ts';
import type { HeldSubscription, InFlight, SessionView } from '../session/session.ts';

const lastPacketIdentifier = 65_535;

/** The rules for messages on their way out. */
export const deliverRules = {
  /** Whether a message goes to those who subscribe to it at all: with an empty payload too [MQTT-3.3.1-10]. */
  forwards(_message: Message): boolean {
    return true;
  },

  /**
   * Whether a client with a matching subscription gets the message: each does [MQTT-4.5.0-1], its publisher included,
   * unless the topic is kept from it (4.1).
   */
  deliversTo({ rights }: SessionView, { topic }: Message, _cause: Cause): boolean {
    return rights.mayReceive(topic);
  },

  /**
   * Whether a subscription gets a message that its own client published: not with No Local 1 [MQTT-3.8.3-3].
   */
  passesNoLocal({ noLocal }: HeldSubscription, { publisher }: Message, session: SessionView): boolean {
    return !noLocal || publisher !== session.clientId;
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
   * RETAIN: 1 when a new subscription is why it is sent [MQTT-3.3.1-8], 0 when an established one is [MQTT-3.3.1-9],
   * unless that one asked for it as published [MQTT-3.3.1-13].
   */
  retainFlag(message: Message, cause: Cause, _session: SessionView, retainAsPublished: boolean): boolean {
    return cause === 'retained' || (retainAsPublished && message.retain);
  },

  /**
   * DUP: 1 when the PUBLISH was sent before [MQTT-3.3.1-1], never for QoS 0 [MQTT-3.3.1-2], whatever came in
   * [MQTT-3.3.1-3]. `attempt` is 1 at first.
   */
  dupFlag({ qos }: Delivery, attempt: number, _session: SessionView): boolean {
    return qos > 0 && attempt > 1;
  },

  /**
   * How many messages may be in flight to a client at once: as many as its Receive Maximum says [MQTT-3.3.4-9]; before
   * 5.0 the standard sets no bound, so it is the limit's.
   */
  inFlightWindow(maxInFlightMessages: number, { terms }: SessionView): number {
    return Math.min(maxInFlightMessages, terms.receiveMaximum);
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
