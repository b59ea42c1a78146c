/** DISCONNECT of 3.1 and 3.1.1: a fixed header and nothing else (section 3.14). */

import { EncodeError } from '../encode-error.ts';
import { firstByteOf } from '../fixed-header.ts';
import type { Disconnect } from '../packet.ts';
import { startPacket } from '../write.ts';

const firstByte = firstByteOf('disconnect');

/** A DISCONNECT has no body to read. */
export function decodeDisconnect(): Disconnect {
  return { type: 'disconnect', reasonCode: 0 };
}

/** The bytes of a DISCONNECT; throws EncodeError. */
export function encodeDisconnect({ reasonCode }: Disconnect): Uint8Array {
  if (reasonCode !== 0) {
    throw new EncodeError('MQTT_ENCODE_BAD_REASON_CODE', 'Reason Code 0 before 5.0', String(reasonCode));
  }
  return startPacket(firstByte, 0);
}
