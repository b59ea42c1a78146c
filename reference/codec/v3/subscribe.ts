/** SUBSCRIBE of 3.1 and 3.1.1 (section 3.8). */

import { atEnd, type Cursor, hexByte } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import { firstByteOf } from '../fixed-header.ts';
import type { QoS, Subscribe, Subscription } from '../packet.ts';
import { checkQos } from '../publish-flags.ts';
import { readByte } from '../read.ts';
import type { Version } from '../version.ts';
import {
  checkPacketIdentifier,
  headerSize,
  startPacket,
  writeByte,
  writeString,
  writeTwoByteInteger,
} from '../write.ts';
import { fail } from './fail.ts';
import { readPacketIdentifier } from './packet-identifier.ts';
import { readTopicFilter, topicFilterSize } from './topics.ts';

const firstByte = firstByteOf('subscribe');

/** Reads the body of a SUBSCRIBE. */
export function decodeSubscribe(cursor: Cursor): Subscribe {
  const packetIdentifier = readPacketIdentifier(cursor, 'MQTT-2.3.1-1');
  if (atEnd(cursor)) {
    fail(cursor, 'protocol-error', cursor.end, 'MQTT-3.8.3-3', 'at least one Topic Filter', 'no payload');
  }
  const subscriptions: Subscription[] = [];
  while (!atEnd(cursor)) {
    const topicFilter = readTopicFilter(cursor);
    subscriptions.push({ topicFilter, qos: readRequestedQos(cursor) });
  }
  return { type: 'subscribe', packetIdentifier, subscriptions };
}

/** In 3.1 the upper six bits are "not used", and so ignored; in 3.1.1 they must be 0. */
function readRequestedQos(cursor: Cursor): QoS {
  const at = cursor.position;
  const byte = readByte(cursor, 'Requested QoS');
  const qos = cursor.version === '3.1' ? byte & 0b11 : byte;
  if (qos > 2) {
    fail(cursor, 'malformed-packet', at, 'MQTT-3.8.3-4', 'Requested QoS 0, 1 or 2', hexByte(byte));
    return 0;
  }
  return qos as QoS;
}

/** The bytes of a SUBSCRIBE; throws EncodeError. */
export function encodeSubscribe({ packetIdentifier, subscriptions }: Subscribe, version: Version): Uint8Array {
  checkPacketIdentifier(packetIdentifier);
  if (subscriptions.length === 0) {
    throw new EncodeError('MQTT_ENCODE_NOTHING_LISTED', 'at least one subscription', 'none');
  }
  let remainingLength = 2;
  for (const subscription of subscriptions) {
    checkSubscription(subscription, version);
    remainingLength += topicFilterSize(subscription.topicFilter) + 1;
  }
  const bytes = startPacket(firstByte, remainingLength);
  let at = writeTwoByteInteger(bytes, headerSize(remainingLength), packetIdentifier);
  for (const { topicFilter, qos } of subscriptions) at = writeByte(bytes, writeString(bytes, at, topicFilter), qos);
  return bytes;
}

function checkSubscription(subscription: Subscription, version: Version): void {
  checkQos('Requested QoS', subscription.qos);
  const { noLocal, retainAsPublished, retainHandling } = subscription;
  if (noLocal === true || retainAsPublished === true || (retainHandling !== undefined && retainHandling !== 0)) {
    throw new EncodeError('MQTT_ENCODE_NOT_IN_VERSION', `no Subscription Options but QoS in ${version}`, 'others');
  }
}
