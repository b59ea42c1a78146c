/** What the clients of a scenario published themselves: only about that can be told what a delivery must look like. */

import type { QoS } from '../../reference/codec/packet.ts';
import type { Trace } from '../trace.ts';

/** A message that a client of ours published, or left as its Will. */
export interface OwnMessage {
  readonly payload: Uint8Array;
  readonly qos: QoS;
}

/** All of them. */
export interface Published {
  /** Those with that topic, in the order in which they were sent. */
  on(topic: string): readonly OwnMessage[];
  /** Whether the broker may have taken messages out of bytes that are no legal packet. */
  readonly isMuddied: boolean;
}

/** Whether two payloads are the same, byte by byte. */
export function isSamePayload(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** Collects what was published in a trace. */
export function publishedIn(trace: Trace): Published {
  const byTopic = new Map<string, OwnMessage[]>();
  let isMuddied = false;
  for (const event of trace) {
    if (event.kind !== 'packet' || event.direction !== 'out') continue;
    const { packet } = event;
    if (packet.type === 'violation') isMuddied = true;
    const message = packet.type === 'publish' ? packet : packet.type === 'connect' ? packet.will : undefined;
    if (message === undefined) continue;
    const known = byTopic.get(message.topic);
    if (known === undefined) byTopic.set(message.topic, [message]);
    else known.push(message);
  }
  return { on: (topic) => byTopic.get(topic) ?? [], isMuddied };
}
