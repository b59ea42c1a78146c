/** UNSUBSCRIBE of 5.0 (section 3.10). */

import { atEnd, type Cursor } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import { firstByteOf } from '../fixed-header.ts';
import type { Unsubscribe } from '../packet.ts';
import { checkPacketIdentifier, headerSize, startPacket, writeString, writeTwoByteInteger } from '../write.ts';
import { fail } from './fail.ts';
import { readPacketIdentifier } from './packet-identifier.ts';
import { readProperties } from './read-properties.ts';
import { readTopicFilter, topicFilterSize } from './topics.ts';
import { measureProperties, propertiesFieldSize, writeProperties } from './write-properties.ts';

const firstByte = firstByteOf('unsubscribe');

/** Reads the body of an UNSUBSCRIBE. */
export function decodeUnsubscribe(cursor: Cursor): Unsubscribe {
  const packetIdentifier = readPacketIdentifier(cursor, 'MQTT-2.2.1-3');
  const properties = readProperties(cursor, 'unsubscribe');
  if (atEnd(cursor)) {
    fail(cursor, 'protocol-error', cursor.end, 'MQTT-3.10.3-2', 'at least one Topic Filter', 'no payload');
  }
  const topicFilters: string[] = [];
  while (!atEnd(cursor)) topicFilters.push(readTopicFilter(cursor));
  return { type: 'unsubscribe', packetIdentifier, topicFilters, properties };
}

/** The bytes of an UNSUBSCRIBE; throws EncodeError. */
export function encodeUnsubscribe({ packetIdentifier, topicFilters, properties }: Unsubscribe): Uint8Array {
  checkPacketIdentifier(packetIdentifier);
  if (topicFilters.length === 0) {
    throw new EncodeError('MQTT_ENCODE_NOTHING_LISTED', 'at least one Topic Filter', 'none');
  }
  const measured = measureProperties(properties, 'unsubscribe');
  const filtersSize = topicFilters.reduce((sum, filter) => sum + topicFilterSize(filter), 0);
  const remainingLength = 2 + propertiesFieldSize(measured) + filtersSize;
  const bytes = startPacket(firstByte, remainingLength);
  let at = writeTwoByteInteger(bytes, headerSize(remainingLength), packetIdentifier);
  at = writeProperties(bytes, at, measured);
  for (const filter of topicFilters) at = writeString(bytes, at, filter);
  return bytes;
}
