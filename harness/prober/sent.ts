/** Records what one client sends: as the packets that the broker will read out of the stream, wherever it was cut. */

import {
  createFrameDecoder,
  decodePacket,
  type FrameDecoder,
  frameBytes,
  type Packet,
  type Violation,
  violation,
} from '../../reference/codec/index.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Dialogue } from './dialogue.ts';
import type { Recorder } from './recorder.ts';

/** What is sent over one connection. */
export interface SentRecorder {
  /** Bytes of the stream. Packets are recorded as they are completed, parts of one as what they are so far. */
  inStream(bytes: Uint8Array): void;
  /** Bytes that are no part of the stream, in a text frame. */
  apart(bytes: Uint8Array): void;
}

/** No limit: what is too large is for the broker to say. */
const maxPacketBytes = Number.MAX_SAFE_INTEGER;

/** Makes the recorder of a client's connection. */
export function createSentRecorder(
  recorder: Recorder,
  client: string,
  version: Version,
  dialogue: Dialogue,
): SentRecorder {
  const record = (bytes: Uint8Array, packet: Packet | Violation): void => {
    const resolved = packet.type === 'violation' ? undefined : dialogue.sent(packet);
    const event = { kind: 'packet', client, direction: 'out', bytes, packet } as const;
    recorder.record(resolved === undefined ? event : { ...event, resolved });
  };

  const read = (frames: FrameDecoder, bytes: Uint8Array): void => {
    frames.push(bytes);
    for (let frame = frames.next(); frame !== undefined; frame = frames.next()) {
      if ('type' in frame) {
        record(bytes, frame);
        return;
      }
      record(frameBytes(frame), decodePacket(frame, version));
    }
    const left = Math.min(frames.pendingBytes, bytes.length);
    if (left > 0) {
      const found = `${frames.pendingBytes} bytes of one`;
      record(
        bytes.subarray(bytes.length - left),
        violation('malformed-packet', frames.pendingBytes, null, 'a whole packet', found),
      );
    }
  };

  const stream = createFrameDecoder({ maxPacketBytes });
  return {
    inStream: (bytes) => read(stream, bytes),
    apart: (bytes) => read(createFrameDecoder({ maxPacketBytes }), bytes),
  };
}
