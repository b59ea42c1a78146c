/** A stream of chunks into whole packets, by the fixed header alone (section 2.1 of 5.0, 2.2 of 3.1.1). */

import { count } from './cursor.ts';
import { forget, maxHeaderBytes, noPacket, nothing, startBody, takeBody, takeHeader } from './split-packet.ts';
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

/**
 * Makes a frame decoder. The size limit is enforced as soon as the Remaining Length is known, before memory is taken
 * for the packet. A packet that lies within one chunk is not copied; one that is split is copied once.
 *
 * A Remaining Length in more bytes than it needs passes here: 3.1 and 3.1.1 do not forbid it (2.2.3), and which version
 * is spoken is not known yet. `decodePacket` refuses it in 5.0 (MQTT-1.5.5-1).
 */
export function createFrameDecoder({ maxPacketBytes }: FrameDecoderOptions): FrameDecoder {
  const waiting: Uint8Array[] = [];
  const split = noPacket();
  let chunk: Uint8Array = nothing;
  let position = 0;
  let pendingBytes = 0;
  let violated: Violation | undefined;

  function next(): Frame | Violation | undefined {
    while (violated === undefined) {
      if (position === chunk.length && !takeChunk()) return undefined;
      const frame = split.filled === 0 ? nextWithin() : nextSplit();
      if (frame !== undefined) {
        pendingBytes -= frame.end - frame.start;
        return frame;
      }
    }
    return violated;
  }

  function takeChunk(): boolean {
    const following = waiting.shift();
    chunk = following ?? nothing; // A chunk that was read is not kept from being freed while the connection is idle.
    position = 0;
    return following !== undefined;
  }

  /** A packet that begins in this chunk: a frame if it ends here too, else the beginning of a split one. */
  function nextWithin(): Frame | undefined {
    const headerEnd = findHeaderEnd(chunk, position, chunk.length);
    if (headerEnd === malformed) return fail(tooManyLengthBytes);
    if (headerEnd === incomplete) return nextSplit();
    const end = headerEnd + readRemainingLength(chunk, position, headerEnd);
    if (end - position > maxPacketBytes) return fail(tooLarge(end - position, maxPacketBytes));
    if (end > chunk.length) return nextSplit();
    const frame = { bytes: chunk, start: position, bodyStart: headerEnd, end };
    position = end;
    return frame;
  }

  /** Moves what this chunk has into the split packet; a frame if that completes it. */
  function nextSplit(): Frame | undefined {
    if (split.bodyStart === 0) {
      position = takeHeader(split, chunk, position);
      if (split.bodyStart === 0) return split.filled === maxHeaderBytes ? fail(tooManyLengthBytes) : undefined;
      if (split.size > maxPacketBytes) return fail(tooLarge(split.size, maxPacketBytes));
      startBody(split);
    }
    position = takeBody(split, chunk, position);
    if (split.filled < split.size) return undefined;
    const frame = { bytes: split.bytes, start: 0, bodyStart: split.bodyStart, end: split.size };
    forget(split);
    return frame;
  }

  function fail(found: Violation): undefined {
    violated = found;
    waiting.length = 0;
  }

  return {
    push(following) {
      pendingBytes += following.length;
      if (violated !== undefined || following.length === 0) return;
      if (position < chunk.length || waiting.length > 0) {
        waiting.push(following);
      } else {
        chunk = following;
        position = 0;
      }
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
