/** UNSUBSCRIBE of 3.1 and 3.1.1 (section 3.10). */

import { atEnd, type Cursor } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import { firstByteOf } from '../fixed-header.ts';
import type { Unsubscribe } from '../packet.ts';
import { checkPacketIdentifier, headerSize, startPacket, writeString, writeTwoByteInteger } from '../write.ts';
import { fail } from './fail.ts';
import { readPacketIdentifier } from './packet-identifier.ts';
import { readTopicFilter, topicFilterSize } from './topics.ts';

const firstByte = firstByteOf('unsubscribe');

/** Reads the body of an UNSUBSCRIBE. */
export function decodeUnsubscribe(cursor: Cursor): Unsubscribe {
  const packetIdentifier = readPacketIdentifier(cursor, 'MQTT-2.3.1-1');
  if (atEnd(cursor)) {
    fail(cursor, 'protocol-error', cursor.end, 'MQTT-3.10.3-2', 'at least one Topic Filter', 'no payload');
  }
  const topicFilters: string[] = [];
  while (!atEnd(cursor)) topicFilters.push(readTopicFilter(cursor));
  return { type: 'unsubscribe', packetIdentifier, topicFilters };
}

/** The bytes of an UNSUBSCRIBE; throws EncodeError. */
export function encodeUnsubscribe({ packetIdentifier, topicFilters }: Unsubscribe): Uint8Array {
  checkPacketIdentifier(packetIdentifier);
  if (topicFilters.length === 0) {
    throw new EncodeError('MQTT_ENCODE_NOTHING_LISTED', 'at least one Topic Filter', 'none');
  }
  const remainingLength = topicFilters.reduce((size, filter) => size + topicFilterSize(filter), 2);
  const bytes = startPacket(firstByte, remainingLength);
  let at = writeTwoByteInteger(bytes, headerSize(remainingLength), packetIdentifier);
  for (const filter of topicFilters) at = writeString(bytes, at, filter);
  return bytes;
}
