/** PUBLISH of 3.1 and 3.1.1 (section 3.3). */

import { atEnd, type Cursor } from '../cursor.ts';
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
import { topicNameSize } from '../write-topic.ts';
import { fail } from './fail.ts';
import { readPacketIdentifier } from './packet-identifier.ts';
import { readTopicName } from './topics.ts';

/** Reads the body of a PUBLISH; the payload is a view of the packet. */
export function decodePublish(cursor: Cursor, firstByte: number): Publish {
  const qos = readQos(cursor, firstByte);
  if (atEnd(cursor)) {
    fail(cursor, 'malformed-packet', cursor.end, 'MQTT-3.3.2-1', 'a Topic Name', 'the end of the packet');
  }
  const topic = readTopicName(cursor, 'Topic Name', 'MQTT-3.3.2-2');
  return {
    type: 'publish',
    dup: isDup(firstByte),
    qos,
    retain: isRetain(firstByte),
    topic,
    packetIdentifier: qos === 0 ? undefined : readPacketIdentifier(cursor, 'MQTT-2.3.1-1'),
    payload: readRest(cursor),
  };
}

/** The bytes of a PUBLISH; throws EncodeError. */
export function encodePublish(packet: Publish): Uint8Array {
  const firstByte = publishFirstByte(packet);
  const { topic, qos, packetIdentifier, payload } = packet;
  const identifierSize = qos === 0 ? 0 : 2;
  const remainingLength = topicNameSize('Topic Name', topic) + identifierSize + payload.length;
  if (qos === 0) checkNoPacketIdentifier(packetIdentifier);
  else checkPacketIdentifier(packetIdentifier);
  const bytes = startPacket(firstByte, remainingLength);
  let at = writeString(bytes, headerSize(remainingLength), topic);
  if (packetIdentifier !== undefined) at = writeTwoByteInteger(bytes, at, packetIdentifier);
  writeBytes(bytes, at, payload);
  return bytes;
}
