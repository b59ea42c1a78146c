/** The blocks of a pcapng file (draft-ietf-opsawg-pcapng): what Wireshark and its kin read. Little-endian, times in microseconds. */

const sectionHeader = 0x0a0d0d0a;
const interfaceDescription = 1;
const enhancedPacket = 6;

const byteOrderMagic = 0x1a2b3c4d;
/** LINKTYPE_RAW: packets begin with their IP header. */
const rawIp = 101;

/** Numbers of options. */
const comment = 1;
const application = 4;

const encoder = new TextEncoder();

/** Opens a file: who wrote it, a comment on the whole, and the one interface on which packets are seen. */
export function fileHeader(writtenBy: string, about: string): Uint8Array {
  const section = record(16);
  section.view.setUint32(0, byteOrderMagic, true);
  section.view.setUint16(4, 1, true); // version 1.0
  section.view.setBigInt64(8, -1n, true); // length of the section: not told
  const link = record(8);
  link.view.setUint16(0, rawIp, true);
  return joined([
    block(sectionHeader, [section.bytes, options([comment, about], [application, writtenBy])]),
    block(interfaceDescription, [link.bytes]),
  ]);
}

/** A packet as it was seen; `about` is shown with it where it is not empty. */
export function packetBlock(packet: Uint8Array, atMicroseconds: number, about: string): Uint8Array {
  const { bytes, view } = record(20);
  view.setUint32(4, Math.floor(atMicroseconds / 2 ** 32), true);
  view.setUint32(8, atMicroseconds % 2 ** 32, true);
  view.setUint32(12, packet.length, true);
  view.setUint32(16, packet.length, true);
  return block(enhancedPacket, [bytes, padded(packet), about === '' ? new Uint8Array(0) : options([comment, about])]);
}

/** Joins pieces to one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function record(size: number): { readonly bytes: Uint8Array; readonly view: DataView } {
  const bytes = new Uint8Array(size);
  return { bytes, view: new DataView(bytes.buffer) };
}

/** Type, length, body, length again. */
function block(type: number, body: readonly Uint8Array[]): Uint8Array {
  const size = 12 + body.reduce((sum, { length }) => sum + length, 0);
  const [head, tail] = [record(8), record(4)];
  head.view.setUint32(0, type, true);
  head.view.setUint32(4, size, true);
  tail.view.setUint32(0, size, true);
  return joined([head.bytes, ...body, tail.bytes]);
}

/** With the end-of-options behind them. */
function options(...given: readonly (readonly [number, string])[]): Uint8Array {
  const each = given.map(([code, text]) => {
    const value = encoder.encode(text).subarray(0, 0xffff);
    const { bytes, view } = record(4);
    view.setUint16(0, code, true);
    view.setUint16(2, value.length, true);
    return joined([bytes, padded(value)]);
  });
  return joined([...each, new Uint8Array(4)]);
}

/** To a multiple of four bytes. */
function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  whole.set(bytes);
  return whole;
}
