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
  return draft === undefined ? undefined : { qos: 0, retain: false, ...draft, payload: bytesOf(draft.payload) };
}

/** The packet that a draft stands for. */
export function complete(draft: Draft, context: DraftContext): Packet {
  switch (draft.type) {
    case 'connect':
      return {
        version: context.version,
        cleanStart: true,
        keepAlive: 60,
        clientId: context.clientId,
        ...draft,
        will: willOf(draft.will),
        password: draft.password === undefined ? undefined : bytesOf(draft.password),
      };
    case 'connack':
      return { sessionPresent: false, reasonCode: 0, ...draft };
    case 'publish': {
      const qos = draft.qos ?? 0;
      return {
        dup: false,
        retain: false,
        topic: '',
        ...draft,
        qos,
        payload: bytesOf(draft.payload),
        packetIdentifier: draft.packetIdentifier ?? (qos === 0 ? undefined : context.freshIdentifier()),
      };
    }
    case 'puback':
    case 'pubrec':
    case 'pubrel':
    case 'pubcomp':
      return { reasonCode: 0, ...draft, packetIdentifier: draft.packetIdentifier ?? context.freshIdentifier() };
    case 'subscribe':
      return { subscriptions: [], ...draft, packetIdentifier: draft.packetIdentifier ?? context.freshIdentifier() };
    case 'suback':
    case 'unsuback':
      return { reasonCodes: [], ...draft, packetIdentifier: draft.packetIdentifier ?? context.freshIdentifier() };
    case 'unsubscribe':
      return { topicFilters: [], ...draft, packetIdentifier: draft.packetIdentifier ?? context.freshIdentifier() };
    case 'disconnect':
    case 'auth':
      return { reasonCode: 0, ...draft };
    case 'pingreq':
    case 'pingresp':
      return { type: draft.type };
  }
}
