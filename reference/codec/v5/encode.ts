/** Which encoder of 5.0 writes which packet. */

import { firstByteOf } from '../fixed-header.ts';
import type { Packet } from '../packet.ts';
import { startPacket } from '../write.ts';
import { encodeAcknowledgement } from './acknowledgement.ts';
import { encodeAuth } from './auth.ts';
import { encodeConnack } from './connack.ts';
import { encodeConnect } from './connect.ts';
import { encodeDisconnect } from './disconnect.ts';
import { encodePublish } from './publish.ts';
import { encodeSuback } from './suback.ts';
import { encodeSubscribe } from './subscribe.ts';
import { encodeUnsuback } from './unsuback.ts';
import { encodeUnsubscribe } from './unsubscribe.ts';

/** The bytes of a packet; throws EncodeError. */
export function encode(packet: Packet): Uint8Array {
  switch (packet.type) {
    case 'publish':
      return encodePublish(packet);
    case 'puback':
    case 'pubrec':
    case 'pubrel':
    case 'pubcomp':
      return encodeAcknowledgement(packet);
    case 'pingreq':
    case 'pingresp':
      return startPacket(firstByteOf(packet.type), 0);
    case 'connect':
      return encodeConnect(packet);
    case 'connack':
      return encodeConnack(packet);
    case 'subscribe':
      return encodeSubscribe(packet);
    case 'suback':
      return encodeSuback(packet);
    case 'unsubscribe':
      return encodeUnsubscribe(packet);
    case 'unsuback':
      return encodeUnsuback(packet);
    case 'disconnect':
      return encodeDisconnect(packet);
    case 'auth':
      return encodeAuth(packet);
    default:
      return packet satisfies never;
  }
}
