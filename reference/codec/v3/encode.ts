/** Which encoder of 3.1 and 3.1.1 writes which packet. */

import { EncodeError } from '../encode-error.ts';
import { firstByteOf } from '../fixed-header.ts';
import type { Packet } from '../packet.ts';
import type { Version } from '../version.ts';
import { startPacket } from '../write.ts';
import { encodeAcknowledgement } from './acknowledgement.ts';
import { encodeConnack } from './connack.ts';
import { encodeConnect } from './connect.ts';
import { encodeDisconnect } from './disconnect.ts';
import { encodePublish } from './publish.ts';
import { encodeSuback } from './suback.ts';
import { encodeSubscribe } from './subscribe.ts';
import { encodeUnsuback } from './unsuback.ts';
import { encodeUnsubscribe } from './unsubscribe.ts';

/** The bytes of a packet; throws EncodeError. */
export function encode(packet: Packet, version: Exclude<Version, '5.0'>): Uint8Array {
  // Asking with `in` first would cost more than the rest: the packets have many shapes.
  if ((packet as { readonly properties?: unknown }).properties !== undefined) {
    throw new EncodeError('MQTT_ENCODE_NOT_IN_VERSION', `no properties in ${version}`, `some in ${packet.type}`);
  }
  switch (packet.type) {
    case 'publish':
      return encodePublish(packet);
    case 'puback':
    case 'pubrec':
    case 'pubrel':
    case 'pubcomp':
      return encodeAcknowledgement(packet, version);
    case 'pingreq':
    case 'pingresp':
      return startPacket(firstByteOf(packet.type), 0);
    case 'connect':
      return encodeConnect(packet);
    case 'connack':
      return encodeConnack(packet, version);
    case 'subscribe':
      return encodeSubscribe(packet, version);
    case 'suback':
      return encodeSuback(packet, version);
    case 'unsubscribe':
      return encodeUnsubscribe(packet);
    case 'unsuback':
      return encodeUnsuback(packet);
    case 'disconnect':
      return encodeDisconnect(packet);
    case 'auth':
      throw new EncodeError('MQTT_ENCODE_NOT_IN_VERSION', `a packet of ${version}`, 'auth');
    default:
      return packet satisfies never;
  }
}
