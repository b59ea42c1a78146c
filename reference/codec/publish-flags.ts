/** The flags of PUBLISH: DUP, QoS and RETAIN (section 3.3.1). */

import { type Cursor, failAt } from './cursor.ts';
import { EncodeError } from './encode-error.ts';
import { firstByteOf } from './fixed-header.ts';
import type { Publish, QoS } from './packet.ts';

const publishByte = firstByteOf('publish');
const dupBit = 0b1000;
const retainBit = 0b0001;

/** Is DUP set? */
export function isDup(firstByte: number): boolean {
  return (firstByte & dupBit) !== 0;
}

/** Is RETAIN set? */
export function isRetain(firstByte: number): boolean {
  return (firstByte & retainBit) !== 0;
}

/**
 * The QoS level. 3 is a violation, and so is DUP with QoS 0: 3.1.1 and 5.0 forbid it by the same numbers, and in 3.1
 * DUP goes with a Message ID, which QoS 0 has not.
 */
export function readQos(cursor: Cursor, firstByte: number): QoS {
  const qos = (firstByte >> 1) & 0b11;
  const { start, version } = cursor;
  if (qos === 3) {
    const statement = version === '3.1' ? null : 'MQTT-3.3.1-4';
    failAt(cursor, 'malformed-packet', start, statement, 'QoS 0, 1 or 2', 'both QoS bits set');
    return 0;
  }
  if (qos === 0 && isDup(firstByte)) {
    const statement = version === '3.1' ? null : 'MQTT-3.3.1-2';
    failAt(cursor, 'protocol-error', start, statement, 'DUP 0 with QoS 0', 'DUP 1');
  }
  return qos as QoS;
}

/**
 * The first byte of a PUBLISH.
 *
 * @throws EncodeError for QoS 3, and for DUP with QoS 0.
 */
export function publishFirstByte({ dup, qos, retain }: Publish): number {
  checkQos('QoS', qos);
  if (dup && qos === 0) throw new EncodeError('MQTT_ENCODE_BAD_FLAGS', 'DUP false with QoS 0', 'DUP true');
  return publishByte | (dup ? dupBit : 0) | (qos << 1) | (retain ? retainBit : 0);
}

/** Throws unless it is a QoS level. */
export function checkQos(field: string, qos: number): void {
  if (qos !== 0 && qos !== 1 && qos !== 2) {
    throw new EncodeError('MQTT_ENCODE_BAD_FLAGS', `${field} 0, 1 or 2`, String(qos));
  }
}

/** Throws if a QoS 0 PUBLISH is given a Packet Identifier (3.1.1: MQTT-2.3.1-5, 5.0: MQTT-2.2.1-2). */
export function checkNoPacketIdentifier(packetIdentifier: number | undefined): void {
  if (packetIdentifier === undefined) return;
  const expected = 'no Packet Identifier with QoS 0';
  throw new EncodeError('MQTT_ENCODE_BAD_PACKET_IDENTIFIER', expected, String(packetIdentifier));
}
