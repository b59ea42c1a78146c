/** The reference broker with faults in it: their rules swapped in, their rewriting of the wire around each connection. */

import {
  type Broker,
  type BrokerConnection,
  type BrokerOptions,
  type BrokerWire,
  createBroker,
  standardRules,
} from '../broker/index.ts';
import { createFrameDecoder, decodePacket, frameBytes, type Packet, type Version } from '../codec/index.ts';
import type { Fault, WireBend } from '../faults/fault.ts';

type Rewrite = (packet: Packet, bytes: Uint8Array) => readonly Uint8Array[];

/** No limit: what is too large is for the broker to say. */
const maxPacketBytes = Number.MAX_SAFE_INTEGER;

/** Passes bytes on packet by packet, each as `rewrite` has it; from the first that cannot be read on, untouched. */
function rewriter(
  versionNow: () => Version,
  rewrite: Rewrite,
  pass: (bytes: Uint8Array) => void,
): (chunk: Uint8Array) => void {
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
      const bytes = frameBytes(frame).slice();
      const packet = decodePacket(frame, versionNow());
      for (const part of packet.type === 'violation' ? [bytes] : rewrite(packet, bytes)) pass(part);
      passedBytes += bytes.length;
    }
    if (frames.pendingBytes === 0) {
      pending = [];
      passedBytes = 0;
    }
  };
}

function bent(broker: Broker, makeBends: readonly (() => WireBend)[]): Broker {
  return {
    get statistics() {
      return broker.statistics;
    },
    stop: () => broker.stop(),
    accept: (wire: BrokerWire): BrokerConnection => {
      const bends = makeBends.map((make) => make());
      let version: Version = '3.1.1';
      const through =
        (direction: keyof WireBend): Rewrite =>
        (packet, bytes) => {
          if (packet.type === 'connect') version = packet.version;
          return bends.reduce<readonly Uint8Array[]>(
            (parts, bend) => parts.flatMap((part) => bend[direction]?.(packet, part) ?? [part]),
            [bytes],
          );
        };
      const send = rewriter(
        () => version,
        through('outbound'),
        (bytes) => wire.send(bytes),
      );
      const connection = broker.accept({ send, close: () => wire.close() });
      return {
        receive: rewriter(
          () => version,
          through('inbound'),
          (bytes) => connection.receive(bytes),
        ),
        ended: () => connection.ended(),
      };
    },
  };
}

/** Makes a broker that has all those faults; with none it is the reference broker itself. */
export function createFaultyBroker(options: BrokerOptions, faults: readonly Fault[]): Broker {
  const rules = faults.reduce((bentRules, { bend }) => bend?.(bentRules) ?? bentRules, options.rules ?? standardRules);
  const broker = createBroker({ ...options, rules });
  const bends = faults.flatMap(({ bendWire }) => bendWire ?? []);
  return bends.length === 0 ? broker : bent(broker, bends);
}
