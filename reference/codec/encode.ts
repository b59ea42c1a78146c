/** A packet into bytes, strictly: what `decodePacket` would not accept is not sent either. */

import type { Packet } from './packet.ts';
import * as v3 from './v3/encode.ts';
import * as v5 from './v5/encode.ts';
import type { Version } from './version.ts';

/**
 * Encodes a packet as one of `version`; a CONNECT as one of the version that it names itself. The result is
 * exactly as long as the packet; its `buffer` may be shared with other packets.
 *
 * In 5.0 acknowledgements, DISCONNECT and AUTH take their shortest form, and properties stand in ascending order of
 * their identifiers, those that repeat in the order given.
 *
 * @throws EncodeError, with a stable `code`, for whatever the standard does not allow.
 */
export function encodePacket(packet: Packet, version: Version): Uint8Array {
  const spoken = packet.type === 'connect' ? packet.version : version;
  return spoken === '5.0' ? v5.encode(packet) : v3.encode(packet, spoken);
}
