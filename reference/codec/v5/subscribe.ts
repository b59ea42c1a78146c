/** SUBSCRIBE of 5.0 (section 3.8). */

import { atEnd, type Cursor, hexByte } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import { firstByteOf } from '../fixed-header.ts';
import type { QoS, Subscribe, Subscription } from '../packet.ts';
import { checkQos } from '../publish-flags.ts';
import { readByte } from '../read.ts';
import { isSharedFilter } from '../topic.ts';
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
import { readProperties } from './read-properties.ts';
import { readTopicFilter, topicFilterSize } from './topics.ts';
import { measureProperties, propertiesFieldSize, writeProperties } from './write-properties.ts';

const firstByte = firstByteOf('subscribe');

const noLocalBit = 0x04;
const retainAsPublishedBit = 0x08;
const retainHandlingShift = 4;
const reservedBits = 0xc0;

/** Reads the body of a SUBSCRIBE. */
export function decodeSubscribe(cursor: Cursor): Subscribe {
  const packetIdentifier = readPacketIdentifier(cursor, 'MQTT-2.2.1-3');
  const properties = readProperties(cursor, 'subscribe');
  if (atEnd(cursor)) {
    fail(cursor, 'protocol-error', cursor.end, 'MQTT-3.8.3-2', 'at least one Topic Filter', 'no payload');
  }
  const subscriptions: Subscription[] = [];
  while (!atEnd(cursor)) {
    const topicFilter = readTopicFilter(cursor);
    subscriptions.push(readOptions(cursor, topicFilter));
  }
  return { type: 'subscribe', packetIdentifier, subscriptions, properties };
}

function readOptions(cursor: Cursor, topicFilter: string): Subscription {
  const at = cursor.position;
  const options = readByte(cursor, 'Subscription Options');
  const qos = options & 0b11;
  const retainHandling = (options >> retainHandlingShift) & 0b11;
  const noLocal = (options & noLocalBit) !== 0;
  if ((options & reservedBits) !== 0) {
    fail(cursor, 'malformed-packet', at, 'MQTT-3.8.3-5', 'reserved bits 0 in Subscription Options', hexByte(options));
  }
  if (qos === 3) fail(cursor, 'protocol-error', at, 'v5.0-3.8.3.1-u1', 'Maximum QoS 0, 1 or 2', '3');
  if (retainHandling === 3) fail(cursor, 'protocol-error', at, 'v5.0-3.8.3.1-u2', 'Retain Handling 0, 1 or 2', '3');
  if (noLocal && isSharedFilter(topicFilter)) {
    fail(cursor, 'protocol-error', at, 'MQTT-3.8.3-4', 'No Local 0 on a Shared Subscription', '1');
  }
  return {
    topicFilter,
    qos: qos as QoS,
    noLocal,
    retainAsPublished: (options & retainAsPublishedBit) !== 0,
    retainHandling: retainHandling as 0 | 1 | 2,
  };
}

/** The bytes of a SUBSCRIBE; throws EncodeError. */
export function encodeSubscribe({ packetIdentifier, subscriptions, properties }: Subscribe): Uint8Array {
  checkPacketIdentifier(packetIdentifier);
  if (subscriptions.length === 0) {
    throw new EncodeError('MQTT_ENCODE_NOTHING_LISTED', 'at least one subscription', 'none');
  }
  const measured = measureProperties(properties, 'subscribe');
  let remainingLength = 2 + propertiesFieldSize(measured);
  for (const { topicFilter } of subscriptions) remainingLength += topicFilterSize(topicFilter) + 1;
  const bytes = startPacket(firstByte, remainingLength);
  let at = writeTwoByteInteger(bytes, headerSize(remainingLength), packetIdentifier);
  at = writeProperties(bytes, at, measured);
  for (const subscription of subscriptions) {
    at = writeByte(bytes, writeString(bytes, at, subscription.topicFilter), optionsOf(subscription));
  }
  return bytes;
}

function optionsOf(subscription: Subscription): number {
  const { topicFilter, qos, noLocal = false, retainAsPublished = false, retainHandling = 0 } = subscription;
  checkQos('Maximum QoS', qos);
  if (retainHandling !== 0 && retainHandling !== 1 && retainHandling !== 2) {
    throw new EncodeError('MQTT_ENCODE_BAD_FLAGS', 'Retain Handling 0, 1 or 2', String(retainHandling));
  }
  if (noLocal && isSharedFilter(topicFilter)) {
    throw new EncodeError('MQTT_ENCODE_BAD_FLAGS', 'No Local false on a Shared Subscription', 'true');
  }
  return (
    qos |
    (noLocal ? noLocalBit : 0) |
    (retainAsPublished ? retainAsPublishedBit : 0) |
    (retainHandling << retainHandlingShift)
  );
}
