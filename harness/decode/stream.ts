/** A stream of bytes into its packets, each dissected in the version in which it is to be read. */

import { type Dissection, dissect, type Version, versionNamedBy } from '../../reference/codec/index.ts';

/** One packet of a stream, or what is left where no packet can be told. */
export interface DecodedPacket {
  /** Of its first byte in the stream. */
  readonly offset: number;
  readonly bytes: Uint8Array;
  /** In which it was read: for a CONNECT the one that it names, if it names one. */
  readonly version: Version;
  readonly dissection: Dissection;
}

/** A stream that was read. */
export interface DecodedStream {
  readonly packets: readonly DecodedPacket[];
  /** Why it was read in its version: a CONNECT named it, it was told, one version fits better, or either does. */
  readonly basis: 'connect' | 'told' | 'fits' | 'either';
}

/**
 * Reads a stream. A CONNECT tells the version of what follows it; before one, `told` does. Without either it is read
 * in the version in which less is wrong with it.
 */
export function decodeStream(bytes: Uint8Array, told: Version | null): DecodedStream {
  if (told !== null) return { packets: packetsIn(bytes, told), basis: 'told' };
  const as50 = packetsIn(bytes, '5.0');
  if (as50[0]?.dissection.type === 'connect') return { packets: as50, basis: 'connect' };
  const as311 = packetsIn(bytes, '3.1.1');
  const [wrong50, wrong311] = [violations(as50), violations(as311)];
  if (wrong50 !== wrong311) return { packets: wrong50 < wrong311 ? as50 : as311, basis: 'fits' };
  // A PUBLISH of 5.0 without properties is one of 3.1.1 too, with a zero before the payload. The other way round hardly ever.
  return { packets: as50, basis: 'either' };
}

function packetsIn(bytes: Uint8Array, first: Version): DecodedPacket[] {
  const packets: DecodedPacket[] = [];
  let version = first;
  for (let offset = 0; offset < bytes.length; ) {
    version = namedIn(bytes.subarray(offset), version);
    const dissection = dissect(bytes.subarray(offset), version);
    packets.push({ offset, bytes: bytes.subarray(offset, offset + dissection.length), version, dissection });
    offset += dissection.length;
  }
  return packets;
}

/** The version that the packet at the start names; the one before where it is no CONNECT, or names none. */
function namedIn(bytes: Uint8Array, before: Version): Version {
  const { type, length, fields } = dissect(bytes, before);
  if (type !== 'connect') return before;
  const bodyStart = fields[0]?.length ?? 0;
  return versionNamedBy({ bytes, start: 0, bodyStart, end: length }) ?? before;
}

function violations(packets: readonly DecodedPacket[]): number {
  return packets.filter(({ dissection }) => dissection.violation !== undefined).length;
}
