/** The bytes of a PUBLISH to a subscriber: encoded once, and copied for each identifier. */

import { encodePacket } from '../../codec/index.ts';
import { copyBytes } from '../copy-bytes.ts';
import type { Delivery } from '../message.ts';

/** DUP in the first byte of the fixed header (3.3.1.1). */
const dupBit = 0x08;

/** Any identifier would do: it is written over in each copy. */
const placeholderIdentifier = 1;

function template(delivery: Delivery): Uint8Array {
  const { message, qos, retain } = delivery;
  const { topic, payload } = message;
  const packetIdentifier = qos === 0 ? undefined : placeholderIdentifier;
  // 3.1 and 3.1.1 write PUBLISH alike.
  return encodePacket({ type: 'publish', dup: false, qos, retain, topic, packetIdentifier, payload }, '3.1.1');
}

/**
 * The PUBLISH of a delivery, as 3.1 and 3.1.1 write it; for QoS 0 the identifier is not looked at. The bytes may be
 * shared by several calls: they are not to be written into.
 */
export function encodeDelivery(delivery: Delivery, packetIdentifier: number, dup: boolean): Uint8Array {
  delivery.template ??= template(delivery);
  if (delivery.qos === 0 && !dup) return delivery.template;

  const bytes = copyBytes(delivery.template);
  if (dup) bytes[0] = (bytes[0] ?? 0) | dupBit;
  if (delivery.qos > 0) {
    // The identifier stands right before the payload (3.3.2).
    const at = bytes.length - delivery.message.payload.length - 2;
    bytes[at] = packetIdentifier >> 8;
    bytes[at + 1] = packetIdentifier & 0xff;
  }
  return bytes;
}
