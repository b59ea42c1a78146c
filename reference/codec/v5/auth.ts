/** AUTH, which only 5.0 has (section 3.15). */

import { atEnd, type Cursor } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import type { Auth } from '../packet.ts';
import { encodeReason } from './disconnect.ts';
import { fail } from './fail.ts';
import { readProperties } from './read-properties.ts';
import { readReasonCode } from './reason-code.ts';

/**
 * Reads the body of an AUTH. The text contradicts itself: without an Authentication Method it is a Protocol Error
 * (3.15.2.2.2), and with Reason Code 0 it may be left out together with its length (3.15.2.1). So an AUTH without any
 * body passes here, and whether a method was to be expected is for those to say who know the connection.
 */
export function decodeAuth(cursor: Cursor): Auth {
  if (atEnd(cursor)) return { type: 'auth', reasonCode: 0, properties: undefined };
  const reasonCode = readReasonCode(cursor, 'auth');
  const propertiesAt = cursor.position;
  const properties = readProperties(cursor, 'auth');
  if (properties?.authenticationMethod === undefined) {
    fail(cursor, 'protocol-error', propertiesAt, 'v5.0-3.15.2.2.2-u1', 'an Authentication Method', 'none');
  }
  return { type: 'auth', reasonCode, properties };
}

/** The bytes of an AUTH, in the shortest form; throws EncodeError. */
export function encodeAuth(packet: Auth): Uint8Array {
  const bytes = encodeReason(packet);
  if (bytes.length > 2 && packet.properties?.authenticationMethod === undefined) {
    throw new EncodeError('MQTT_ENCODE_BAD_PROPERTY', 'an Authentication Method in an AUTH that has a body', 'none');
  }
  return bytes;
}
