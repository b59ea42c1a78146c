/** PUBLISH of 5.0 (section 3.3). */

import { atEnd, type Cursor } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import type { Publish } from '../packet.ts';
import { checkNoPacketIdentifier, isDup, isRetain, publishFirstByte, readQos } from '../publish-flags.ts';
import { readRest } from '../read.ts';
import {
  checkPacketIdentifier,
  headerSize,
  startPacket,
  writeBytes,
  writeString,
  writeTwoByteInteger,
} from '../write.ts';
import { topicNameOrNothingSize } from '../write-topic.ts';
import { fail } from './fail.ts';
import { readPacketIdentifier } from './packet-identifier.ts';
import { readProperties } from './read-properties.ts';
import { readTopicName } from './topics.ts';
import { measureProperties, propertiesFieldSize, writeProperties } from './write-properties.ts';

/** Reads the body of a PUBLISH; the payload is a view of the packet. */
export function decodePublish(cursor: Cursor, firstByte: number): Publish {
  const qos = readQos(cursor, firstByte);
  if (atEnd(cursor)) {
    fail(cursor, 'malformed-packet', cursor.end, 'MQTT-3.3.2-1', 'a Topic Name', 'the end of the packet');
  }
  const topicAt = cursor.position;
  const topic = readTopicName(cursor, 'Topic Name', 'MQTT-3.3.2-2');
  const packetIdentifier = qos === 0 ? undefined : readPacketIdentifier(cursor, 'MQTT-2.2.1-3');
  const properties = readProperties(cursor, 'publish');
  if (topic.length === 0 && properties?.topicAlias === undefined) {
    fail(cursor, 'protocol-error', topicAt, 'v5.0-3.3.2.1-u1', 'a Topic Name or a Topic Alias', 'neither');
  }
  return {
    type: 'publish',
    dup: isDup(firstByte),
    qos,
    retain: isRetain(firstByte),
    topic,
    packetIdentifier,
    payload: readRest(cursor),
    properties,
  };
}

/** The bytes of a PUBLISH; throws EncodeError. */
export function encodePublish(packet: Publish): Uint8Array {
  const firstByte = publishFirstByte(packet);
  const { topic, qos, packetIdentifier, payload, properties } = packet;
  if (topic.length === 0 && properties?.topicAlias === undefined) {
    throw new EncodeError('MQTT_ENCODE_BAD_TOPIC_NAME', 'a Topic Name or a Topic Alias', 'neither');
  }
  if (qos === 0) checkNoPacketIdentifier(packetIdentifier);
  else checkPacketIdentifier(packetIdentifier);
  const measured = measureProperties(properties, 'publish');
  const identifierSize = qos === 0 ? 0 : 2;
  const remainingLength =
    topicNameOrNothingSize('Topic Name', topic) + identifierSize + propertiesFieldSize(measured) + payload.length;
  const bytes = startPacket(firstByte, remainingLength);
  let at = writeString(bytes, headerSize(remainingLength), topic);
  if (packetIdentifier !== undefined) at = writeTwoByteInteger(bytes, at, packetIdentifier);
  writeBytes(bytes, writeProperties(bytes, at, measured), payload);
  return bytes;
}
