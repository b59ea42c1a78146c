/** A stream of chunks into whole packets, by the fixed header alone (section 2.1 of 5.0, 2.2 of 3.1.1). */

import { count } from './cursor.ts';
import { type Violation, violation } from './violation.ts';

/** One whole packet inside `bytes`. */
export interface Frame {
  readonly bytes: Uint8Array;
  /** Of the fixed header. */
  readonly start: number;
  /** Behind the Remaining Length. */
  readonly bodyStart: number;
  /** Behind the last byte of the packet. */
  readonly end: number;
}

/** Takes the bytes of one direction of a connection, in chunks of any size, and gives back its packets. */
export interface FrameDecoder {
  /** Hands over a chunk. It must not be changed afterwards: frames are views of it. */
  push(chunk: Uint8Array): void;
  /**
   * The next packet; undefined if more bytes are needed. A violation is final: every later call returns it again.
   * Call it until it returns undefined.
   */
  next(): Frame | Violation | undefined;
  /** Bytes that were pushed and not yet given back in a frame. */
  readonly pendingBytes: number;
}

/** The limit of a frame decoder. */
export interface FrameDecoderOptions {
  /** Largest packet that is let through, its fixed header included, as 5.0 counts Maximum Packet Size (3.1.2.11.4). */
  readonly maxPacketBytes: number;
}

const maxHeaderBytes = 5;

/** A split packet gets this much room at first, or its size if that is less; then room doubles as its bytes arrive. */
const firstRoomBytes = 4096;

/**
 * Makes a frame decoder. The size limit is enforced as soon as the Remaining Length is known, before memory is taken
 * for the packet. A packet that lies within one chunk is not copied; one that is split is copied once.
 *
 * A Remaining Length in more bytes than it needs passes here: 3.1 and 3.1.1 do not forbid it (2.2.3), and which version
 * is spoken is not known yet. `decodePacket` refuses it in 5.0 (MQTT-1.5.5-1).
 */
export function createFrameDecoder({ maxPacketBytes }: FrameDecoderOptions): FrameDecoder {
  const waiting: Uint8Array[] = [];
  let chunk: Uint8Array = new Uint8Array(0);
  let position = 0;
  let pendingBytes = 0;
  let split: SplitPacket | undefined;
  let violated: Violation | undefined;

  function next(): Frame | Violation | undefined {
    while (violated === undefined) {
      if (position === chunk.length && !takeChunk()) return undefined;
      const frame = split === undefined ? nextWithin() : nextSplit(split);
      if (frame !== undefined) {
        pendingBytes -= frame.end - frame.start;
        return frame;
      }
    }
    return violated;
  }

  function takeChunk(): boolean {
    const following = waiting.shift();
    if (following === undefined) return false;
    chunk = following;
    position = 0;
    return true;
  }

  /** A packet that begins in this chunk: a frame if it ends here too, else the beginning of a split one. */
  function nextWithin(): Frame | undefined {
    const headerEnd = findHeaderEnd(chunk, position, chunk.length);
    if (headerEnd === malformed) return fail(tooManyLengthBytes);
    if (headerEnd === incomplete) {
      split = startSplit();
      return nextSplit(split);
    }
    const end = headerEnd + readRemainingLength(chunk, position, headerEnd);
    if (end - position > maxPacketBytes) return fail(tooLarge(end - position, maxPacketBytes));
    if (end > chunk.length) {
      split = startSplit();
      return nextSplit(split);
    }
    const frame = { bytes: chunk, start: position, bodyStart: headerEnd, end };
    position = end;
    return frame;
  }

  /** Moves what this chunk has into the split packet; a frame if that completes it. */
  function nextSplit(packet: SplitPacket): Frame | undefined {
    if (packet.size === 0) {
      position += takeHeader(packet, chunk, position);
      const headerEnd = findHeaderEnd(packet.bytes, 0, packet.filled);
      if (headerEnd === malformed) return fail(tooManyLengthBytes);
      if (headerEnd === incomplete) return undefined;
      packet.bodyStart = headerEnd;
      packet.size = headerEnd + readRemainingLength(packet.bytes, 0, headerEnd);
      if (packet.size > maxPacketBytes) return fail(tooLarge(packet.size, maxPacketBytes));
    }
    position += takeBody(packet, chunk, position);
    if (packet.filled < packet.size) return undefined;
    split = undefined;
    return { bytes: packet.bytes, start: 0, bodyStart: packet.bodyStart, end: packet.size };
  }

  function fail(found: Violation): undefined {
    violated = found;
    waiting.length = 0;
  }

  return {
    push(following) {
      pendingBytes += following.length;
      if (violated === undefined && following.length > 0) waiting.push(following);
    },
    next,
    get pendingBytes() {
      return pendingBytes;
    },
  };
}

/**
 * The frame of exactly one whole packet. A violation if bytes are missing, if bytes are left over, or if the Remaining
 * Length has a fifth byte.
 */
export function frameOf(bytes: Uint8Array): Frame | Violation {
  const headerEnd = findHeaderEnd(bytes, 0, bytes.length);
  if (headerEnd === malformed) return tooManyLengthBytes;
  if (headerEnd === incomplete) {
    return violation('malformed-packet', bytes.length, null, 'a fixed header', `${count(bytes.length, 'byte')} of one`);
  }
  const end = headerEnd + readRemainingLength(bytes, 0, headerEnd);
  if (end !== bytes.length) {
    const at = Math.min(end, bytes.length);
    return violation('malformed-packet', at, null, `a packet of ${count(end, 'byte')}`, count(bytes.length, 'byte'));
  }
  return { bytes, start: 0, bodyStart: headerEnd, end };
}

/** The bytes of the packet, fixed header included: a view, no copy. */
export function frameBytes({ bytes, start, end }: Frame): Uint8Array {
  return bytes.subarray(start, end);
}

interface SplitPacket {
  bytes: Uint8Array;
  filled: number;
  /** 0 until the Remaining Length is known. */
  size: number;
  bodyStart: number;
}

function startSplit(): SplitPacket {
  return { bytes: new Uint8Array(maxHeaderBytes), filled: 0, size: 0, bodyStart: 0 };
}

/** Copies bytes until the fixed header is whole, or the chunk ends. Returns how many. */
function takeHeader(packet: SplitPacket, chunk: Uint8Array, from: number): number {
  let at = from;
  while (at < chunk.length && findHeaderEnd(packet.bytes, 0, packet.filled) === incomplete) {
    packet.bytes[packet.filled] = chunk[at] as number;
    packet.filled += 1;
    at += 1;
  }
  return at - from;
}

/** Copies bytes until the packet is whole, or the chunk ends. Returns how many. */
function takeBody(packet: SplitPacket, chunk: Uint8Array, from: number): number {
  const taken = Math.min(packet.size - packet.filled, chunk.length - from);
  const needed = packet.filled + taken;
  const room = packet.bytes.length;
  if (room < needed || (room === maxHeaderBytes && packet.size > room)) {
    const bytes = new Uint8Array(Math.min(packet.size, Math.max(needed, 2 * room, firstRoomBytes)));
    bytes.set(packet.bytes.subarray(0, packet.filled));
    packet.bytes = bytes;
  }
  packet.bytes.set(chunk.subarray(from, from + taken), packet.filled);
  packet.filled = needed;
  return taken;
}

const incomplete = -1;
const malformed = -2;

/** Where the fixed header at `start` ends, or `incomplete`, or `malformed`. */
function findHeaderEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start + 1; at < start + maxHeaderBytes; at += 1) {
    if (at >= end) return incomplete;
    if ((bytes[at] as number) < 0x80) return at + 1;
  }
  return malformed;
}

function readRemainingLength(bytes: Uint8Array, start: number, headerEnd: number): number {
  let value = 0;
  for (let at = headerEnd - 1; at > start; at -= 1) value = (value << 7) | ((bytes[at] as number) & 0x7f);
  return value;
}

const tooManyLengthBytes = violation(
  'malformed-packet',
  1,
  null,
  'a Remaining Length of at most 4 bytes',
  'a fourth byte that has the continuation bit',
);

function tooLarge(packetBytes: number, maxPacketBytes: number): Violation {
  const expected = `a packet of at most ${count(maxPacketBytes, 'byte')}`;
  return violation('packet-too-large', 1, null, expected, count(packetBytes, 'byte'));
}
