/** From a packet as a scenario writes it to a packet as the encoder takes it: fills in what was left out. */

import type { Packet, Will } from '../../reference/codec/packet.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Content, Draft, WillDraft } from '../stage.ts';

const utf8 = new TextEncoder();

/** Text as UTF-8; bytes as they are. */
export function bytesOf(content: Content | undefined): Uint8Array {
  if (content === undefined) return new Uint8Array(0);
  return typeof content === 'string' ? utf8.encode(content) : content;
}

/** What a draft may take from its client. */
export interface DraftContext {
  readonly version: Version;
  readonly clientId: string;
  freshIdentifier(): number;
}

function willOf(draft: WillDraft | undefined): Will | undefined {
  if (draft === undefined) return undefined;
  const { topic, payload, qos = 0, retain = false, properties } = draft;
  return { topic, payload: bytesOf(payload), qos, retain, properties };
}

/** The packet that a draft stands for. Written out field by field: packets of a type are alike for the encoder, and fast. */
export function complete(draft: Draft, context: DraftContext): Packet {
  switch (draft.type) {
    case 'connect': {
      const { version = context.version, cleanStart = true, keepAlive = 60, clientId = context.clientId } = draft;
      const { type, userName, properties } = draft;
      const password = draft.password === undefined ? undefined : bytesOf(draft.password);
      const will = willOf(draft.will);
      return { type, version, cleanStart, keepAlive, clientId, will, userName, password, properties };
    }
    case 'connack': {
      const { type, sessionPresent = false, reasonCode = 0, properties } = draft;
      return { type, sessionPresent, reasonCode, properties };
    }
    case 'publish': {
      const { type, dup = false, qos = 0, retain = false, topic = '', properties } = draft;
      const packetIdentifier = draft.packetIdentifier ?? (qos === 0 ? undefined : context.freshIdentifier());
      return { type, dup, qos, retain, topic, packetIdentifier, payload: bytesOf(draft.payload), properties };
    }
    case 'pubrel': {
      const { type, packetIdentifier = context.freshIdentifier(), reasonCode = 0, dup, properties } = draft;
      return { type, packetIdentifier, reasonCode, dup, properties };
    }
    case 'puback':
    case 'pubrec':
    case 'pubcomp': {
      const { type, packetIdentifier = context.freshIdentifier(), reasonCode = 0, properties } = draft;
      return { type, packetIdentifier, reasonCode, properties };
    }
    case 'subscribe': {
      const { type, packetIdentifier = context.freshIdentifier(), subscriptions = [], properties } = draft;
      return { type, packetIdentifier, subscriptions, properties };
    }
    case 'suback':
    case 'unsuback': {
      const { type, packetIdentifier = context.freshIdentifier(), reasonCodes = [], properties } = draft;
      return { type, packetIdentifier, reasonCodes, properties };
    }
    case 'unsubscribe': {
      const { type, packetIdentifier = context.freshIdentifier(), topicFilters = [], properties } = draft;
      return { type, packetIdentifier, topicFilters, properties };
    }
    case 'disconnect':
    case 'auth': {
      const { type, reasonCode = 0, properties } = draft;
      return { type, reasonCode, properties };
    }
    case 'pingreq':
    case 'pingresp':
      return { type: draft.type };
  }
}
