/** CONNECT of 5.0 (section 3.1), from the Connect Flags on. */

import type { StatementId50 } from '../../statements/index.ts';
import { type ConnectFlags, connectFlagsOf, splitConnectFlags } from '../connect-flags.ts';
import { protocolSize, writeProtocol } from '../connect-protocol.ts';
import { atEnd, type Cursor } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import { firstByteOf } from '../fixed-header.ts';
import type { Connect, QoS, Will } from '../packet.ts';
import type { Properties } from '../properties.ts';
import { checkQos } from '../publish-flags.ts';
import { readBinaryData, readByte, readString, readTwoByteInteger } from '../read.ts';
import {
  binaryDataSize,
  checkNumber,
  headerSize,
  startPacket,
  stringSize,
  writeBinaryData,
  writeByte,
  writeString,
  writeTwoByteInteger,
} from '../write.ts';
import { topicNameSize } from '../write-topic.ts';
import { fail } from './fail.ts';
import { readProperties } from './read-properties.ts';
import { readTopicName } from './topics.ts';
import { measureProperties, propertiesFieldSize, writeProperties } from './write-properties.ts';

const firstByte = firstByteOf('connect');

/**
 * Reads what follows the Protocol Version. Will Payload and Password are views of the packet. How long a Client
 * Identifier may be is left to the server: it answers with a Reason Code.
 */
export function decodeConnect(cursor: Cursor): Connect {
  const { version } = cursor;
  const flags = readFlags(cursor);
  const keepAlive = readTwoByteInteger(cursor, 'Keep Alive');
  const properties = readConnectProperties(cursor);
  demand(cursor, 'Client Identifier', 'MQTT-3.1.3-3');
  const clientId = readString(cursor, 'Client Identifier');
  const will = flags.will ? readWill(cursor, flags) : undefined;
  if (flags.userName) demand(cursor, 'User Name', 'MQTT-3.1.2-17');
  const userName = flags.userName ? readString(cursor, 'User Name') : undefined;
  if (flags.password) demand(cursor, 'Password', 'MQTT-3.1.2-19');
  const password = flags.password ? readBinaryData(cursor, 'Password') : undefined;
  const { cleanStart } = flags;
  return { type: 'connect', version, cleanStart, keepAlive, clientId, will, userName, password, properties };
}

function readFlags(cursor: Cursor): ConnectFlags {
  const at = cursor.position;
  const flags = splitConnectFlags(readByte(cursor, 'Connect Flags'));
  if (flags.reserved) {
    fail(cursor, 'malformed-packet', at, 'MQTT-3.1.2-3', 'reserved flag 0', '1');
  }
  if (flags.will && flags.willQos === 3) {
    fail(cursor, 'malformed-packet', at, 'MQTT-3.1.2-12', 'Will QoS 0, 1 or 2', '3');
  }
  if (!flags.will && flags.willQos !== 0) {
    fail(cursor, 'protocol-error', at, 'MQTT-3.1.2-11', 'Will QoS 0 without a Will', String(flags.willQos));
  }
  if (!flags.will && flags.willRetain) {
    fail(cursor, 'protocol-error', at, 'MQTT-3.1.2-13', 'Will Retain 0 without a Will', '1');
  }
  return flags;
}

function readConnectProperties(cursor: Cursor): Properties | undefined {
  const at = cursor.position;
  const properties = readProperties(cursor, 'connect');
  if (properties?.authenticationData !== undefined && properties.authenticationMethod === undefined) {
    const expected = 'an Authentication Method where there is Authentication Data';
    fail(cursor, 'protocol-error', at, 'v5.0-3.1.2.11.10-u1', expected, 'none');
  }
  return properties;
}

function readWill(cursor: Cursor, { willQos, willRetain }: ConnectFlags): Will {
  demand(cursor, 'Will Properties', 'MQTT-3.1.2-9');
  const properties = readProperties(cursor, 'will');
  demand(cursor, 'Will Topic', 'MQTT-3.1.2-9');
  const topicAt = cursor.position;
  const topic = readTopicName(cursor, 'Will Topic', 'MQTT-4.7.0-1');
  if (topic.length === 0) {
    fail(cursor, 'protocol-error', topicAt, 'MQTT-4.7.3-1', 'Will Topic of at least one character', 'an empty string');
  }
  demand(cursor, 'Will Payload', 'MQTT-3.1.2-9');
  const payload = readBinaryData(cursor, 'Will Payload');
  return { topic, payload, qos: willQos as QoS, retain: willRetain, properties };
}

function demand(cursor: Cursor, field: string, statement: StatementId50): void {
  if (atEnd(cursor)) fail(cursor, 'malformed-packet', cursor.end, statement, field, 'the end of the packet');
}

/** The bytes of a CONNECT; throws EncodeError. */
export function encodeConnect(packet: Connect): Uint8Array {
  const { version, keepAlive, clientId, will, userName, password, properties } = packet;
  checkNumber('Keep Alive', keepAlive, 0, 0xffff);
  if (properties?.authenticationData !== undefined && properties.authenticationMethod === undefined) {
    const expected = 'an Authentication Method where there is Authentication Data';
    throw new EncodeError('MQTT_ENCODE_BAD_PROPERTY', expected, 'none');
  }
  const measured = measureProperties(properties, 'connect');
  const willMeasured = measureProperties(will?.properties, 'will');
  let remainingLength = protocolSize(version) + 3 + propertiesFieldSize(measured);
  remainingLength += stringSize('Client Identifier', clientId);
  if (will !== undefined) remainingLength += propertiesFieldSize(willMeasured) + willSize(will);
  if (userName !== undefined) remainingLength += stringSize('User Name', userName);
  if (password !== undefined) remainingLength += binaryDataSize('Password', password);

  const bytes = startPacket(firstByte, remainingLength);
  let at = writeProtocol(bytes, headerSize(remainingLength), version);
  at = writeByte(bytes, at, connectFlagsOf(packet));
  at = writeTwoByteInteger(bytes, at, keepAlive);
  at = writeProperties(bytes, at, measured);
  at = writeString(bytes, at, clientId);
  if (will !== undefined) {
    at = writeProperties(bytes, at, willMeasured);
    at = writeBinaryData(bytes, writeString(bytes, at, will.topic), will.payload);
  }
  if (userName !== undefined) at = writeString(bytes, at, userName);
  if (password !== undefined) writeBinaryData(bytes, at, password);
  return bytes;
}

function willSize({ topic, payload, qos }: Will): number {
  checkQos('Will QoS', qos);
  return topicNameSize('Will Topic', topic) + binaryDataSize('Will Payload', payload);
}
