/** What the clients of a scenario published themselves: only about that can be told what a delivery must look like. */

import type { QoS } from '../../reference/codec/packet.ts';
import type { Properties } from '../../reference/codec/properties.ts';
import type { TraceEvent } from '../trace.ts';
import type { SeenConnection } from './connections.ts';

/** One time that a client of ours published a message, or left it as a Will. */
export interface Sending {
  readonly event: TraceEvent;
  /** Where in the trace it is. */
  readonly place: number;
  readonly kind: 'publish' | 'will';
  /** Of the client; empty where it is not known. */
  readonly clientId: string;
  readonly qos: QoS;
  readonly retain: boolean;
  readonly properties: Properties;
}

/** A topic and payload that clients of ours published, or left as a Will. */
export interface OwnMessage {
  readonly payload: Uint8Array;
  /** Each time. */
  readonly sendings: readonly Sending[];
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
  /** Whether the broker may have taken messages out of what is no legal packet. */
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

function keyOf(payload: Uint8Array): number {
  let key = payload.length;
  for (let at = 0; at < payload.length && at < keyBytes; at += 1) key = (Math.imul(key, 31) + (payload[at] ?? 0)) | 0;
  return key;
}

interface Growing {
  readonly payload: Uint8Array;
  readonly sendings: Sending[];
  count: number;
  qos: QoS;
}

/** Collects what was published over all connections. */
export function publishedIn(connections: readonly SeenConnection[]): Published {
  const topics = new Map<string, Map<number, Growing[]>>();
  let isMuddied = false;

  const find = (topic: string, payload: Uint8Array): Growing | undefined =>
    topics
      .get(topic)
      ?.get(keyOf(payload))
      ?.find((known) => isSamePayload(known.payload, payload));

  const add = (topic: string, payload: Uint8Array, sending: Sending): void => {
    const known = find(topic, payload);
    if (known !== undefined) {
      known.sendings.push(sending);
      known.count += 1;
      if (sending.qos > known.qos) known.qos = sending.qos;
      return;
    }
    const messages = topics.get(topic) ?? new Map<number, Growing[]>();
    topics.set(topic, messages);
    const key = keyOf(payload);
    messages.set(key, [...(messages.get(key) ?? []), { payload, sendings: [sending], count: 1, qos: sending.qos }]);
  };

  for (const { events, all, clientId } of connections) {
    isMuddied ||= events.some(
      (event) => event.kind === 'packet' && event.direction === 'out' && event.packet.type === 'violation',
    );
    for (const { event, packet, place } of all) {
      if (event.direction === 'in') continue;
      const message = packet.type === 'publish' ? packet : packet.type === 'connect' ? packet.will : undefined;
      if (message === undefined) continue;
      // An alias that stands for nothing may stand for something with the broker.
      if (message.topic === '') {
        isMuddied = true;
        continue;
      }
      const { topic, payload, qos, retain, properties = {} } = message;
      const kind = packet.type === 'publish' ? 'publish' : 'will';
      add(topic, payload, { event, place, kind, clientId, qos, retain, properties });
    }
  }
  return { isOwnTopic: (topic) => topics.has(topic), find, isMuddied };
}
