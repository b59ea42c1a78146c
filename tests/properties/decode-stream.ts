/** Bytes through the frame decoder and the packet decoder, as a receiver uses them. */

import { decodePacket } from '../../reference/codec/decode.ts';
import { createFrameDecoder } from '../../reference/codec/frame.ts';
import type { Packet } from '../../reference/codec/packet.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Violation } from '../../reference/codec/violation.ts';

const maxPacketBytes = 268_435_460;

/** What comes out of the chunks: packets, and at most one violation, which is the last. */
export function decodeStream(chunks: readonly Uint8Array[], version: Version): (Packet | Violation)[] {
  const decoder = createFrameDecoder({ maxPacketBytes });
  const found: (Packet | Violation)[] = [];
  for (const chunk of chunks) {
    decoder.push(chunk);
    for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
      const result = 'type' in frame ? frame : decodePacket(frame, version);
      found.push(result);
      if (result.type === 'violation') return found;
    }
  }
  return found;
}

/** The bytes cut in two at `at`. */
export function splitAt(bytes: Uint8Array, at: number): Uint8Array[] {
  return [bytes.subarray(0, at), bytes.subarray(at)];
}
