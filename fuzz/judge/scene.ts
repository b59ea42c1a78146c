/** What all judges share: the sessions, what was published, and where they tell what they found. */

import type { Limits } from '../../reference/broker/limits.ts';
import type { Settings } from '../../reference/broker/settings.ts';
import { type Packet, type Properties, topicMatches } from '../../reference/codec/index.ts';
import type { Peer } from './peer.ts';
import type { SessionModel } from './session-model.ts';

/** Something that must not be. */
export interface Finding {
  /** The invariant that is broken; always the same text for the same one. */
  readonly invariant: string;
  /** What was expected and what was seen. */
  readonly detail: string;
}

/** Who is told of all that the broker does, before it is judged. */
export interface Watcher {
  /** The broker sent a packet. */
  heard(peer: Peer, packet: Packet): void;
  /** The broker closed the connection. */
  gone(peer: Peer): void;
}

/** What judges know of the world. */
export interface Scene {
  readonly limits: Limits;
  readonly settings: Settings;
  nowMs(): number;
  readonly sessions: Map<string, SessionModel>;
  readonly published: Published;
  readonly watcher: Watcher;
  report(invariant: string, detail: string): void;
}

/** All that clients published, Wills included. */
export interface Published {
  add(topic: string, payload: Uint8Array, properties: Properties | undefined): void;
  /** Whether somebody published this to this topic, with these properties if they are told. */
  has(topic: string, payload: Uint8Array, properties: Properties | undefined): boolean;
}

/** Topic Name and payload as one text. */
export function contentOf(topic: string, payload: Uint8Array): string {
  let text = `${topic}\0`;
  for (const byte of payload) text += String.fromCharCode(byte);
  return text;
}

/** The properties that go on to subscribers unaltered, as text (3.3.2.3). */
function forwarded(properties: Properties | undefined): string {
  if (properties === undefined) return '';
  const { payloadFormatIndicator, contentType, responseTopic, correlationData, userProperty } = properties;
  const parts = [payloadFormatIndicator, contentType, responseTopic, correlationData?.join(), userProperty];
  return parts.every((part) => part === undefined) ? '' : JSON.stringify(parts);
}

/** Makes an empty record of what was published. */
export function createPublished(): Published {
  const contents = new Set<string>();
  const keyOf = (topic: string, payload: Uint8Array, properties: Properties | undefined): string =>
    `${contentOf(topic, payload)}\0${forwarded(properties)}`;
  return {
    add: (topic, payload, properties) => {
      contents.add(keyOf(topic, payload, properties));
      if (properties !== undefined) contents.add(keyOf(topic, payload, undefined));
    },
    has: (topic, payload, properties) => contents.has(keyOf(topic, payload, properties)),
  };
}

const known = new Map<string, boolean>();
const mostKnown = 200_000;

/** Whether a filter, that of a Shared Subscription too, matches a name; remembered, for the words are few. */
export function matches(topicFilter: string, topicName: string): boolean {
  const key = `${topicFilter}\0${topicName}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const shared = /^\$share\/[^/]+\/(.+)$/s.exec(topicFilter)?.[1];
  const found = topicMatches(topicFilter, topicName) || (shared !== undefined && topicMatches(shared, topicName));
  if (known.size < mostKnown) known.set(key, found);
  return found;
}
