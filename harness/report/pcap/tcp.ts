/** TCP segments in IPv4 packets, with right lengths and checksums (RFC 791, RFC 9293). */

/** One end of a connection. */
export interface Socket {
  readonly address: readonly [number, number, number, number];
  readonly port: number;
}

/** A segment. */
export interface Segment {
  readonly from: Socket;
  readonly to: Socket;
  /** Modulo 2 ** 32. */
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly flags: number;
  readonly payload: Uint8Array;
}

export const fin = 0x01;
export const syn = 0x02;
export const rst = 0x04;
export const psh = 0x08;
export const ack = 0x10;

const ipHeaderBytes = 20;
const tcpHeaderBytes = 20;
/** With SYN: Maximum Segment Size 65,495, no operation, Window Scale 14, so that no window is ever full. */
const synOptions = Uint8Array.of(2, 4, 0xff, 0xd7, 1, 3, 3, 14);

/** Bytes of payload that fit in a segment, as on a loopback interface. */
export const maxSegmentBytes = 65_495;

const tcpProtocol = 6;
const timeToLive = 64;
const doNotFragment = 0x4000;

/** The IP packet of a segment. */
export function ipPacket({ from, to, sequence, acknowledgement, flags, payload }: Segment): Uint8Array {
  const tcpOptions = (flags & syn) === 0 ? new Uint8Array(0) : synOptions;
  const headerBytes = tcpHeaderBytes + tcpOptions.length;
  const bytes = new Uint8Array(ipHeaderBytes + headerBytes + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x4500); // version 4, header of 5 words
  view.setUint16(2, bytes.length);
  view.setUint16(6, doNotFragment);
  view.setUint8(8, timeToLive);
  view.setUint8(9, tcpProtocol);
  bytes.set(from.address, 12);
  bytes.set(to.address, 16);
  view.setUint16(10, checksum(sum(bytes.subarray(0, ipHeaderBytes))));

  const tcp = ipHeaderBytes;
  view.setUint16(tcp, from.port);
  view.setUint16(tcp + 2, to.port);
  view.setUint32(tcp + 4, sequence);
  view.setUint32(tcp + 8, acknowledgement);
  view.setUint16(tcp + 12, ((headerBytes / 4) << 12) | flags);
  view.setUint16(tcp + 14, 0xffff);
  bytes.set(tcpOptions, tcp + tcpHeaderBytes);
  bytes.set(payload, tcp + headerBytes);
  // The pseudo-header: both addresses, the protocol, the length of the segment.
  const pseudo = sum(bytes.subarray(12, ipHeaderBytes)) + tcpProtocol + headerBytes + payload.length;
  view.setUint16(tcp + 16, checksum(pseudo + sum(bytes.subarray(tcp))));
  return bytes;
}

/** Of 16-bit words, the last one filled up with a zero. */
function sum(bytes: Uint8Array): number {
  let total = 0;
  for (let at = 0; at < bytes.length; at += 2) total += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return total;
}

/** The complement of the sum with its carries added in. */
function checksum(total: number): number {
  let folded = total;
  while (folded > 0xffff) folded = (folded % 0x1_0000) + Math.floor(folded / 0x1_0000);
  return ~folded & 0xffff;
}
