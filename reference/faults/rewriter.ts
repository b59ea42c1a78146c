/** Rewrites a stream of bytes packet by packet: how a fault on the wire is carried out. */

import {
  createFrameDecoder,
  decodePacket,
  type Frame,
  frameBytes,
  type Packet,
  type Version,
  type Violation,
  versionNamedBy,
} from '../codec/index.ts';
import type { WireBend } from './fault.ts';

type Rewrite = (packet: Packet | Violation, bytes: Uint8Array, frame: Frame) => readonly Uint8Array[];
type Pass = (bytes: Uint8Array) => void;

const connectFirstByte = 0x10;

/** No limit: what is too large is for the broker to say. */
const maxPacketBytes = Number.MAX_SAFE_INTEGER;

/** Passes bytes on packet by packet, each as `rewrite` has it; from the first that cannot be read on, untouched. */
function rewriter(versionNow: () => Version, rewrite: Rewrite, pass: Pass): Pass {
  const frames = createFrameDecoder({ maxPacketBytes });
  /** Chunks that hold bytes not passed on yet, and how many of their bytes were. */
  let pending: Uint8Array[] = [];
  let passedBytes = 0;
  let readable = true;

  const passRest = (): void => {
    for (const part of pending) {
      if (passedBytes < part.length) pass(part.subarray(passedBytes));
      passedBytes = Math.max(0, passedBytes - part.length);
    }
  };

  return (chunk) => {
    if (!readable) {
      pass(chunk);
      return;
    }
    frames.push(chunk);
    pending.push(chunk);
    for (let frame = frames.next(); frame !== undefined; frame = frames.next()) {
      if ('type' in frame) {
        readable = false;
        passRest();
        return;
      }
      const bytes = new Uint8Array(frameBytes(frame));
      const packet = decodePacket(frame, versionNow());
      for (const part of rewrite(packet, bytes, frame)) pass(part);
      passedBytes += bytes.length;
    }
    if (frames.pendingBytes === 0) {
      pending = [];
      passedBytes = 0;
    }
  };
}

/** Both directions of one connection, bent one after the other by each of `bends`; CONNECT tells the version of the rest. */
export function bendConnection(bends: readonly WireBend[]): {
  outbound(pass: Pass): Pass;
  inbound(pass: Pass): Pass;
} {
  let version: Version = '3.1.1';
  const through = (
    bytes: Uint8Array,
    rewrite: (bend: WireBend, part: Uint8Array) => readonly Uint8Array[] | undefined,
  ) =>
    bends.reduce<readonly Uint8Array[]>(
      (parts, bend) => parts.flatMap((part) => rewrite(bend, part) ?? [part]),
      [bytes],
    );
  const outbound: Rewrite = (packet, bytes) =>
    packet.type === 'violation' ? [bytes] : through(bytes, (bend, part) => bend.outbound?.(packet, part, version));
  const inbound: Rewrite = (packet, bytes, frame) => {
    if (packet.type === 'connect') version = packet.version;
    // A CONNECT that breaks the standard may be taken for a good one, and then answered in its version.
    else if (bytes[0] === connectFirstByte) version = versionNamedBy(frame) ?? version;
    return packet.type === 'violation'
      ? through(bytes, (bend, part) => bend.inboundViolation?.(packet, part, version))
      : through(bytes, (bend, part) => bend.inbound?.(packet, part, version));
  };
  return {
    outbound: (pass) => rewriter(() => version, outbound, pass),
    inbound: (pass) => rewriter(() => version, inbound, pass),
  };
}
