/** Decisions about a PUBLISH that comes in, and the PUBREL that may end it (3.3, 4.3). */

import type { Publish, Pubrel } from '../../codec/index.ts';
import type { Rights } from '../access/access.ts';
import type { Message } from '../message.ts';
import type { SessionView } from '../session/session.ts';
import type { Settings } from '../settings.ts';

/** What became of a message that a client published. */
export type PublicationFate = 'delivered' | 'nobody-subscribes' | 'discarded' | 'topic-too-long' | 'no-room';

const success = 0x00;
const noMatchingSubscribers = 0x10;
const protocolError = 0x82;
const notAuthorized = 0x87;
const topicNameInvalid = 0x90;
const packetIdentifierNotFound = 0x92;
const quotaExceeded = 0x97;
const retainNotSupported = 0x9a;
const qosNotSupported = 0x9b;

/** The rules for the receiver in section 4.3. */
export const publishRules = {
  /**
   * The Application Message of a PUBLISH: its topic and payload untouched, whatever they are [MQTT-4.7.3-4]
   * [MQTT-3.3.2-3].
   */
  messageOf(publish: Publish, publisher: SessionView, takenAtMs: number): Message {
    const { topic, payload, qos, retain, dup, properties } = publish;
    return { topic, payload, qos, retain, dup, publisher: publisher.clientId, properties, takenAtMs };
  },

  /**
   * The Reason Code with which 5.0 closes on a PUBLISH that asks for what is not offered, or null: a QoS
   * [MQTT-3.2.2-11] or RETAIN [MQTT-3.2.2-14] beyond what CONNACK told, a Subscription Identifier [MQTT-3.3.4-6].
   */
  refusalOfPublish({ qos, retain, properties }: Publish, settings: Settings): number | null {
    if (properties?.subscriptionIdentifier !== undefined) return protocolError;
    if (qos > settings.maximumQos) return qosNotSupported;
    return retain && !settings.retainAvailable ? retainNotSupported : null;
  },

  /**
   * What is done with a message for this topic: `$SYS` is the broker's own, others may be kept from this publisher, and
   * before 5.0 it can only be acknowledged [MQTT-3.3.5-2].
   */
  admits({ topic }: Message, rights: Rights): 'publish' | 'discard' | 'close' {
    const isBrokersOwn = topic === '$SYS' || topic.startsWith('$SYS/');
    return isBrokersOwn || !rights.mayPublish(topic) ? 'discard' : 'publish';
  },

  /**
   * Whether a PUBLISH brings a new message. A QoS 1 PUBLISH always does, whatever its DUP [MQTT-4.3.2-2]; a QoS 2 one
   * unless its identifier is held since an earlier one [MQTT-4.3.3-2]. `copiesBefore` counts those since the identifier
   * was last free.
   */
  onPublish({ qos }: Publish, copiesBefore: number, _session: SessionView): 'take' | 'only-answer' | 'close' {
    return qos !== 2 || copiesBefore === 0 ? 'take' : 'only-answer';
  },

  /** Whether the identifier is held until its PUBREL: that of a QoS 2 PUBLISH is [MQTT-4.3.3-2]. */
  holdsIdentifier({ qos }: Publish, _session: SessionView): boolean {
    return qos === 2;
  },

  /** What answers a PUBLISH (table 3.4) [MQTT-3.3.4-1]. */
  answerToPublish({ qos }: Publish, _copiesBefore: number, _session: SessionView): 'puback' | 'pubrec' | 'nothing' {
    return qos === 0 ? 'nothing' : qos === 1 ? 'puback' : 'pubrec';
  },

  /** The identifier in that answer, or in PUBCOMP: that of the packet answered [MQTT-2.3.1-6] [MQTT-4.3.3-2]. */
  answerIdentifier(packetIdentifier: number, _answer: 'puback' | 'pubrec' | 'pubcomp', _session: SessionView): number {
    return packetIdentifier;
  },

  /** The Reason Code of PUBACK and PUBREC, which 5.0 has: that nobody subscribes may be told (3.4.2.1, 3.5.2.1). */
  publishReasonCode(fate: PublicationFate): number {
    switch (fate) {
      case 'delivered':
        return success;
      case 'nobody-subscribes':
        return noMatchingSubscribers;
      case 'discarded':
        return notAuthorized;
      case 'topic-too-long':
        return topicNameInvalid;
      case 'no-room':
        return quotaExceeded;
    }
  },

  /** The Reason Code of PUBCOMP: 5.0 tells when the identifier was not held (3.7.2.1). */
  pubcompReasonCode(held: boolean): number {
    return held ? success : packetIdentifierNotFound;
  },

  /** Whether PUBREL frees the identifier for a new message [MQTT-4.3.3-2]. */
  releasesOnPubrel(_pubrel: Pubrel, _session: SessionView): boolean {
    return true;
  },

  /**
   * Whether PUBREL is answered by PUBCOMP: always [MQTT-4.3.3-2]; one whose identifier is not held may repeat an
   * earlier one.
   */
  answersPubrel(_pubrel: Pubrel, _held: boolean, _session: SessionView): boolean {
    return true;
  },
};
