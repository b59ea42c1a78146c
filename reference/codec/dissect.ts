/** A packet shown to people: each byte with its field's name, value and meaning. */

import { decodePacket } from './decode.ts';
import { walkConnect } from './dissect/connect.ts';
import { walkAuth, walkConnack, walkDisconnect } from './dissect/connection.ts';
import type { Dissection } from './dissect/field.ts';
import { walkFixedHeader } from './dissect/fixed-header.ts';
import { walkAcknowledgement, walkPublish } from './dissect/messages.ts';
import { walkSuback, walkSubscribe, walkUnsuback, walkUnsubscribe } from './dissect/subscriptions.ts';
import { bytesValue } from './dissect/values.ts';
import { leaf, startWalk, type Walk } from './dissect/walk.ts';
import { frameOf } from './frame.ts';
import type { PacketType } from './packet.ts';
import type { Version } from './version.ts';
import type { Violation } from './violation.ts';

export type { BitField, Dissection, Field } from './dissect/field.ts';

/**
 * The tree of fields of the first packet in `bytes`, read as that version (a CONNECT as the version that it names).
 * Fields without children tile the packet. Of a packet that cannot be read to its end, the last field is `Not read`.
 * Whatever the bytes, nothing is thrown: `violation` is what `decodePacket` would say of the packet.
 */
export function dissect(bytes: Uint8Array, version: Version): Dissection {
  const walk = startWalk(bytes, bytes.length);
  const { type, firstByte, remainingLength } = walkFixedHeader(walk, version);
  if (remainingLength !== undefined) walk.end = Math.min(walk.end, walk.position + remainingLength);
  if (type !== null && remainingLength !== undefined) walkBody(walk, type, firstByte, version);
  if (walk.position < walk.end) {
    const value = bytesValue(bytes.subarray(walk.position, walk.end));
    leaf(walk, 'Not read', walk.end - walk.position, { value, meaning: 'cannot be told by the rules of this packet' });
  }
  return {
    type,
    length: walk.end,
    fields: walk.fields,
    violation: findViolation(bytes.subarray(0, walk.end), version),
  };
}

function walkBody(walk: Walk, type: PacketType, firstByte: number, version: Version): void {
  switch (type) {
    case 'connect':
      walkConnect(walk);
      break;
    case 'connack':
      walkConnack(walk, version);
      break;
    case 'publish':
      walkPublish(walk, firstByte, version);
      break;
    case 'puback':
    case 'pubrec':
    case 'pubrel':
    case 'pubcomp':
      walkAcknowledgement(walk, type, version);
      break;
    case 'subscribe':
      walkSubscribe(walk, version);
      break;
    case 'suback':
      walkSuback(walk, version);
      break;
    case 'unsubscribe':
      walkUnsubscribe(walk, version);
      break;
    case 'unsuback':
      walkUnsuback(walk, version);
      break;
    case 'pingreq':
    case 'pingresp':
      break;
    case 'disconnect':
      walkDisconnect(walk, version);
      break;
    case 'auth':
      walkAuth(walk);
      break;
    default:
      (type) satisfies never;
  }
}

function findViolation(packet: Uint8Array, version: Version): Violation | undefined {
  const frame = frameOf(packet);
  if ('type' in frame) return frame;
  const decoded = decodePacket(frame, version);
  return decoded.type === 'violation' ? decoded : undefined;
}
