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

/** No limit: what is too large is for the broker to say. */
const maxPacketBytes = Number.MAX_SAFE_INTEGER;

/** Records what is sent over one connection of a client. */
export class SentRecorder {
  private readonly recorder: Recorder;
  private readonly client: string;
  private readonly version: Version;
  private readonly dialogue: Dialogue;
  private readonly stream = createFrameDecoder({ maxPacketBytes });

  constructor(recorder: Recorder, client: string, version: Version, dialogue: Dialogue) {
    this.recorder = recorder;
    this.client = client;
    this.version = version;
    this.dialogue = dialogue;
  }

  /** Bytes of the stream. Packets are recorded as they are completed, parts of one as what they are so far. */
  inStream(bytes: Uint8Array): void {
    this.read(this.stream, bytes);
  }

  /** Bytes that are no part of the stream, in a text frame. */
  apart(bytes: Uint8Array): void {
    this.read(createFrameDecoder({ maxPacketBytes }), bytes);
  }

  private read(frames: FrameDecoder, bytes: Uint8Array): void {
    frames.push(bytes);
    for (let frame = frames.next(); frame !== undefined; frame = frames.next()) {
      if ('type' in frame) {
        this.record(bytes, frame);
        return;
      }
      this.record(frameBytes(frame), decodePacket(frame, this.version));
    }
    const left = Math.min(frames.pendingBytes, bytes.length);
    if (left > 0) {
      const found = `${frames.pendingBytes} bytes of one`;
      this.record(
        bytes.subarray(bytes.length - left),
        violation('malformed-packet', frames.pendingBytes, null, 'a whole packet', found),
      );
    }
  }

  private record(bytes: Uint8Array, packet: Packet | Violation): void {
    const resolved = packet.type === 'violation' ? undefined : this.dialogue.sent(packet);
    this.recorder.packet(this.client, 'out', bytes, packet, resolved);
  }
}
