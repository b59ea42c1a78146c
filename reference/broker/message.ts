/** Application Messages as the broker holds them, and their deliveries to subscribers. */

import type { Properties, QoS } from '../codec/index.ts';
import type { ShareGroup } from './router/share-group.ts';

/** One Application Message, from the moment the broker owns it. */
export interface Message {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: QoS;
  /** RETAIN as it was received. */
  readonly retain: boolean;
  /** DUP as it was received; it says nothing about what is sent on (3.3.1.1). */
  readonly dup: boolean;
  /** Client Identifier of the publisher; null when the broker itself publishes. */
  readonly publisher: string | null;
  /** Those of the PUBLISH or the Will; undefined when it had none, as before 5.0. */
  readonly properties: Properties | undefined;
  /** Milliseconds on the broker's clock when it took the message over: its Message Expiry Interval runs from then on. */
  readonly takenAtMs: number;
}

/** Why a message is sent: a publication met an established subscription, or a subscription met a retained message. */
export type Cause = 'live' | 'retained';

/** The bytes of a PUBLISH with DUP 0 and any Packet Identifier. */
export interface Template {
  readonly bytes: Uint8Array;
  /** Where the Packet Identifier stands; for QoS 0 nowhere. */
  readonly identifierAt: number;
  /** The Message Expiry Interval in it, in seconds. */
  readonly messageExpiryInterval: number | undefined;
}

/** How one subscriber, or several alike, are to get a message. */
export interface DeliveryForm {
  readonly cause: Cause;
  readonly qos: QoS;
  readonly retain: boolean;
  /** Those of the subscriptions that it answers to (3.3.2.3.8). */
  readonly subscriptionIdentifiers: readonly number[];
  /** The Shared Subscription for which it is sent; null for those that are a session's own. */
  readonly group: ShareGroup | null;
}

/** A message on its way to subscribers: one value serves all of them that get it in the same form. */
export interface Delivery extends DeliveryForm {
  readonly message: Message;
  /** What it weighs against `maxQueuedBytes`. */
  readonly weightBytes: number;
  /** Its PUBLISH as 3.1 and 3.1.1 write it, and as 5.0 does, made when first sent. */
  readonly templates: { v3: Template | null; v5: Template | null };
}

/** Bookkeeping around a held message, roughly; it keeps queues of empty messages bounded in bytes too. */
const overheadBytes = 64;

function propertiesWeightBytes({ contentType, responseTopic, correlationData, userProperty }: Properties): number {
  let weightBytes = (contentType?.length ?? 0) + (responseTopic?.length ?? 0) + (correlationData?.length ?? 0);
  for (const [name, value] of userProperty ?? []) weightBytes += name.length + value.length + 5;
  return weightBytes;
}

/** What a message weighs: payload, texts (at least one byte for each UTF-16 unit) and bookkeeping. */
export const messageWeightBytes = ({ payload, topic, properties }: Message): number =>
  payload.length + topic.length + overheadBytes + (properties === undefined ? 0 : propertiesWeightBytes(properties));

/** Makes a delivery of a message. */
export function createDelivery(message: Message, form: DeliveryForm): Delivery {
  const { cause, qos, retain, subscriptionIdentifiers, group } = form;
  const weightBytes = messageWeightBytes(message);
  return {
    message,
    cause,
    qos,
    retain,
    subscriptionIdentifiers,
    group,
    weightBytes,
    templates: { v3: null, v5: null },
  };
}
