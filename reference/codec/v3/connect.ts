/** CONNECT of 3.1 and 3.1.1 (section 3.1), from the Connect Flags on. */

import type { StatementId311 } from '../../statements/index.ts';
import { type ConnectFlags, connectFlagsOf, splitConnectFlags } from '../connect-flags.ts';
import { protocolSize, writeProtocol } from '../connect-protocol.ts';
import { atEnd, type Cursor } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import { firstByteOf } from '../fixed-header.ts';
import type { Connect, QoS, Will } from '../packet.ts';
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
import { readTopicName } from './topics.ts';

const firstByte = firstByteOf('connect');

/**
 * Reads what follows the Protocol Level. Will Message and Password are views of the packet. How long a Client
 * Identifier may be, and when it may be empty, is left to the server: it answers with a return code.
 */
export function decodeConnect(cursor: Cursor): Connect {
  const flags = readFlags(cursor);
  const keepAlive = readTwoByteInteger(cursor, 'Keep Alive');
  demand(cursor, 'Client Identifier', 'MQTT-3.1.3-3');
  const clientId = readString(cursor, 'Client Identifier');
  const will = flags.will ? readWill(cursor, flags) : undefined;
  const userName = isThere(cursor, flags.userName, 'User Name', 'MQTT-3.1.2-19')
    ? readString(cursor, 'User Name')
    : undefined;
  const password = isThere(cursor, flags.password, 'Password', 'MQTT-3.1.2-21')
    ? readBinaryData(cursor, 'Password')
    : undefined;
  const { version } = cursor;
  return { type: 'connect', version, cleanStart: flags.cleanStart, keepAlive, clientId, will, userName, password };
}

/** 3.1 ignores the reserved bit, and the bits about a Will if there is none. */
function readFlags(cursor: Cursor): ConnectFlags {
  const at = cursor.position;
  const flags = splitConnectFlags(readByte(cursor, 'Connect Flags'));
  const isLenient = cursor.version === '3.1';
  if (flags.reserved && !isLenient) {
    fail(cursor, 'malformed-packet', at, 'MQTT-3.1.2-3', 'reserved flag 0', '1');
  }
  if (flags.will && flags.willQos === 3) {
    fail(cursor, 'malformed-packet', at, 'MQTT-3.1.2-14', 'Will QoS 0, 1 or 2', '3');
  }
  if (!flags.will && flags.willQos !== 0 && !isLenient) {
    fail(cursor, 'protocol-error', at, 'MQTT-3.1.2-13', 'Will QoS 0 without a Will', String(flags.willQos));
  }
  if (!flags.will && flags.willRetain && !isLenient) {
    fail(cursor, 'protocol-error', at, 'MQTT-3.1.2-15', 'Will Retain 0 without a Will', '1');
  }
  if (flags.password && !flags.userName) {
    fail(cursor, 'protocol-error', at, 'MQTT-3.1.2-22', 'Password Flag 0 without a User Name', '1');
  }
  return flags;
}

function readWill(cursor: Cursor, { willQos, willRetain }: ConnectFlags): Will {
  demand(cursor, 'Will Topic', 'MQTT-3.1.2-9');
  const topic = readTopicName(cursor, 'Will Topic', 'MQTT-4.7.1-1');
  demand(cursor, 'Will Message', 'MQTT-3.1.2-9');
  const payload = readBinaryData(cursor, 'Will Message');
  return { topic, payload, qos: willQos as QoS, retain: willRetain };
}

/** In 3.1 the packet may end where a User Name or a Password was announced ("CONNECT", User Name and Password). */
function isThere(cursor: Cursor, announced: boolean, field: string, statement: StatementId311): boolean {
  if (!announced) return false;
  if (cursor.version === '3.1' && atEnd(cursor)) return false;
  demand(cursor, field, statement);
  return true;
}

function demand(cursor: Cursor, field: string, statement: StatementId311): void {
  if (atEnd(cursor)) fail(cursor, 'malformed-packet', cursor.end, statement, field, 'the end of the packet');
}

/** The bytes of a CONNECT; throws EncodeError. */
export function encodeConnect(packet: Connect): Uint8Array {
  const { version, keepAlive, clientId, will, userName, password } = packet;
  if (password !== undefined && userName === undefined) {
    throw new EncodeError('MQTT_ENCODE_BAD_FLAGS', `a User Name where there is a Password, in ${version}`, 'none');
  }
  checkNumber('Keep Alive', keepAlive, 0, 0xffff);
  let remainingLength = protocolSize(version) + 3 + stringSize('Client Identifier', clientId);
  if (will !== undefined) remainingLength += willSize(will, version);
  if (userName !== undefined) remainingLength += stringSize('User Name', userName);
  if (password !== undefined) remainingLength += binaryDataSize('Password', password);

  const bytes = startPacket(firstByte, remainingLength);
  let at = writeProtocol(bytes, headerSize(remainingLength), version);
  at = writeByte(bytes, at, connectFlagsOf(packet));
  at = writeTwoByteInteger(bytes, at, keepAlive);
  at = writeString(bytes, at, clientId);
  if (will !== undefined) at = writeBinaryData(bytes, writeString(bytes, at, will.topic), will.payload);
  if (userName !== undefined) at = writeString(bytes, at, userName);
  if (password !== undefined) writeBinaryData(bytes, at, password);
  return bytes;
}

function willSize({ topic, payload, qos, properties }: Will, version: string): number {
  checkQos('Will QoS', qos);
  if (properties !== undefined) {
    throw new EncodeError('MQTT_ENCODE_NOT_IN_VERSION', `a Will without properties in ${version}`, 'some');
  }
  return topicNameSize('Will Topic', topic) + binaryDataSize('Will Message', payload);
}
