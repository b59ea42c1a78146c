/** Application Messages as the broker holds them, and their deliveries to subscribers. */

import type { QoS } from '../codec/index.ts';

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
}

/** Why a message is sent: a publication met an established subscription, or a subscription met a retained message. */
export type Cause = 'live' | 'retained';

/** A message on its way to subscribers: one value serves all of them that get it in the same form. */
export interface Delivery {
  readonly message: Message;
  readonly cause: Cause;
  readonly qos: QoS;
  readonly retain: boolean;
  /** What it weighs against `maxQueuedBytes`. */
  readonly weightBytes: number;
  /** Its PUBLISH with DUP 0 and any Packet Identifier, made when first sent. */
  template: Uint8Array | null;
}

/** Bookkeeping around a held message, roughly; it keeps queues of empty messages bounded in bytes too. */
const overheadBytes = 64;

/** What a message weighs: payload, topic (at least one byte for each UTF-16 unit) and bookkeeping. */
export const messageWeightBytes = (message: Message): number =>
  message.payload.length + message.topic.length + overheadBytes;

/** Makes a delivery of a message. */
export function createDelivery(message: Message, cause: Cause, qos: QoS, retain: boolean): Delivery {
  return { message, cause, qos, retain, weightBytes: messageWeightBytes(message), template: null };
}
