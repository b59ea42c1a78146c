/** Which decoder of 5.0 reads which packet. */

import type { Cursor } from '../cursor.ts';
import type { Packet, PacketType } from '../packet.ts';
import { decodeAcknowledgement } from './acknowledgement.ts';
import { decodeAuth } from './auth.ts';
import { decodeConnack } from './connack.ts';
import { decodeConnect } from './connect.ts';
import { decodeDisconnect } from './disconnect.ts';
import { decodePublish } from './publish.ts';
import { decodeSuback } from './suback.ts';
import { decodeSubscribe } from './subscribe.ts';
import { decodeUnsuback } from './unsuback.ts';
import { decodeUnsubscribe } from './unsubscribe.ts';

/** Reads the body of a packet. */
export function decodeBody(cursor: Cursor, firstByte: number, type: PacketType): Packet {
  switch (type) {
    case 'publish':
      return decodePublish(cursor, firstByte);
    case 'puback':
    case 'pubrec':
    case 'pubrel':
    case 'pubcomp':
      return decodeAcknowledgement(cursor, type);
    case 'pingreq':
    case 'pingresp':
      return { type };
    case 'connect':
      return decodeConnect(cursor);
    case 'connack':
      return decodeConnack(cursor);
    case 'subscribe':
      return decodeSubscribe(cursor);
    case 'suback':
      return decodeSuback(cursor);
    case 'unsubscribe':
      return decodeUnsubscribe(cursor);
    case 'unsuback':
      return decodeUnsuback(cursor);
    case 'disconnect':
      return decodeDisconnect(cursor);
    case 'auth':
      return decodeAuth(cursor);
    default:
      return type satisfies never;
  }
}
