/** What the clients of a scenario published themselves: only about that can be told what a delivery must look like. */

import type { QoS } from '../../reference/codec/packet.ts';
import type { Trace } from '../trace.ts';

/** A topic and payload that clients of ours published, or left as a Will. */
export interface OwnMessage {
  readonly payload: Uint8Array;
  /** How many times. */
  readonly count: number;
  /** The highest QoS of those times. */
  readonly qos: QoS;
}

/** All of them. */
export interface Published {
  /** Whether a client of ours published to that topic. */
  isOwnTopic(topic: string): boolean;
  /** What was published to that topic with that payload; the same object for the same message. */
  find(topic: string, payload: Uint8Array): OwnMessage | undefined;
  /** Whether the broker may have taken messages out of bytes that are no legal packet. */
  readonly isMuddied: boolean;
}

/** Whether two payloads are the same, byte by byte. */
export function isSamePayload(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** Enough of a payload to tell most from each other. */
const keyBytes = 32;

const keyOf = (payload: Uint8Array): string =>
  `${payload.length} ${String.fromCharCode(...payload.subarray(0, keyBytes))}`;

type Growing = { -readonly [Field in keyof OwnMessage]: OwnMessage[Field] };

/** Collects what was published in a trace. */
export function publishedIn(trace: Trace): Published {
  const topics = new Map<string, Map<string, Growing[]>>();
  let isMuddied = false;

  const find = (topic: string, payload: Uint8Array): Growing | undefined =>
    topics
      .get(topic)
      ?.get(keyOf(payload))
      ?.find((known) => isSamePayload(known.payload, payload));

  const add = (topic: string, payload: Uint8Array, qos: QoS): void => {
    const known = find(topic, payload);
    if (known !== undefined) {
      known.count += 1;
      if (qos > known.qos) known.qos = qos;
      return;
    }
    const messages = topics.get(topic) ?? new Map<string, Growing[]>();
    topics.set(topic, messages);
    const key = keyOf(payload);
    messages.set(key, [...(messages.get(key) ?? []), { payload, count: 1, qos }]);
  };

  for (const event of trace) {
    if (event.kind !== 'packet' || event.direction !== 'out') continue;
    const { packet } = event;
    if (packet.type === 'violation') isMuddied = true;
    const message = packet.type === 'publish' ? packet : packet.type === 'connect' ? packet.will : undefined;
    if (message !== undefined) add(message.topic, message.payload, message.qos);
  }
  return { isOwnTopic: (topic) => topics.has(topic), find, isMuddied };
}
