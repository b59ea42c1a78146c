/** One Network Connection of the prober: sends and records bytes, reads packets, keeps those not looked at yet. */

import {
  createFrameDecoder,
  decodePacket,
  frameBytes,
  type Packet,
  type PacketType,
  toHex,
  type Violation,
  violation,
} from '../../reference/codec/index.ts';
import type { WebSocketControl } from '../stage.ts';
import type { Ending } from '../trace.ts';
import { concat } from './bytes.ts';
import { createOutlet, type Outlet } from './framing.ts';
import type { DialOptions, Wire } from './wire.ts';
import type { World } from './world.ts';

/** The end of a connection. */
export interface Ended {
  readonly how: Ending;
  /** Milliseconds since the scenario began. */
  readonly atMs: number;
}

/** A connection as its client uses it. */
export interface Connection {
  readonly name: string;
  readonly websocket: WebSocketControl | null;
  /** What made the bytes from the broker unreadable; null while all is well. */
  readonly broken: Violation | null;
  /** Null while it is open. */
  readonly ended: Ended | null;
  /** When this side last sent something, in milliseconds since the scenario began. */
  readonly lastSentMs: number;
  /** Records and sends bytes. */
  transmit(bytes: Uint8Array): Promise<void>;
  /** Lets out what coalescing kept back. */
  flush(): Promise<void>;
  /** Takes the first packet of one of those types out of those not looked at yet. */
  take(types: readonly PacketType[]): Packet | undefined;
  /** Puts a packet back to the front of those not looked at yet. */
  untake(packet: Packet): void;
  /** Ends or cuts after what was sent; resolves when the connection is over. */
  hangUp(how: 'ended-by-us' | 'cut-by-us'): Promise<void>;
}

/** The largest packet that MQTT can express, fixed header included: what the prober is ready to read. */
const largestPacketBytes = 268_435_455 + 5;

/** Of bytes that are no packet, so many are kept for the trace. */
const shownBytes = 256;

/** Records bytes as the packets they are; what is none is recorded as a violation. */
function recordSent(world: World, client: string, bytes: Uint8Array): void {
  const { recorder, version } = world;
  const frames = createFrameDecoder({ maxPacketBytes: largestPacketBytes });
  let at = 0;
  frames.push(bytes);
  for (let frame = frames.next(); frame !== undefined; frame = frames.next()) {
    if ('type' in frame) {
      recorder.record({ kind: 'packet', client, direction: 'out', bytes: bytes.subarray(at), packet: frame });
      return;
    }
    const packet = decodePacket(frame, version);
    const whole = frameBytes(frame);
    recorder.record({ kind: 'packet', client, direction: 'out', bytes: whole, packet });
    at += whole.length;
  }
  if (at < bytes.length) {
    const rest = bytes.subarray(at);
    const packet = violation('malformed-packet', rest.length, null, 'a whole packet', `${rest.length} bytes of one`);
    recorder.record({ kind: 'packet', client, direction: 'out', bytes: rest, packet });
  }
}

/** The control of a WebSocket that records what it sends, behind what was sent before. */
function recording(control: WebSocketControl, before: (bytes: Uint8Array) => Promise<void>): WebSocketControl {
  return {
    get subprotocol() {
      return control.subprotocol;
    },
    get allBinary() {
      return control.allBinary;
    },
    sendText: async (bytes) => {
      await before(bytes);
      await control.sendText(bytes);
    },
    sendFragments: async (pieces, between) => {
      await before(concat(pieces));
      await control.sendFragments(pieces, between);
    },
    ping: (payload) => control.ping(payload),
    close: async (code) => {
      await before(new Uint8Array(0));
      return control.close(code);
    },
  };
}

/** a to z, then a1 to z1, and so on. */
function clientName(index: number): string {
  const round = Math.floor(index / 26);
  return String.fromCharCode(97 + (index % 26)) + (round === 0 ? '' : round);
}

/**
 * Opens a connection to the world's endpoint and enters it in the world. `onPacket` is told of each packet before it is
 * kept, and says whether it is to be kept for the body. Rejects with a DialError.
 */
export async function openConnection(
  world: World,
  dialOptions: Pick<DialOptions, 'subprotocols'>,
  onPacket: (packet: Packet) => 'keep' | 'drop',
): Promise<Connection> {
  const { recorder, signal, version, framing } = world;
  const name = clientName(world.connections.length);
  const unseen: Packet[] = [];
  const frames = createFrameDecoder({ maxPacketBytes: largestPacketBytes });
  let broken: Violation | null = null;
  let ended: Ended | null = null;
  let hangingUp: Ending | null = null;
  let lastSentMs = recorder.elapsedMs();
  let wire: Wire | null = null;
  let outlet: Outlet | null = null;
  let websocket: WebSocketControl | null = null;
  let lastChunk = new Uint8Array(0);

  const readFrames = (): void => {
    for (let frame = frames.next(); frame !== undefined && broken === null; frame = frames.next()) {
      const packet = 'type' in frame ? frame : decodePacket(frame, version);
      const bytes = 'type' in frame ? lastChunk : new Uint8Array(frameBytes(frame));
      recorder.record({ kind: 'packet', client: name, direction: 'in', bytes, packet });
      if (packet.type === 'violation') broken = packet;
      else if (onPacket(packet) === 'keep') unseen.push(packet);
    }
  };

  /** What the broker had begun to send when the connection ended: no fault of its own, but worth showing. */
  const unfinished = (): string =>
    broken === null && frames.pendingBytes > 0
      ? `${frames.pendingBytes} bytes of an unfinished packet: ${toHex(lastChunk)}`
      : '';

  const connection: Connection = {
    name,
    get websocket() {
      return websocket;
    },
    get broken() {
      return broken;
    },
    get ended() {
      return ended;
    },
    get lastSentMs() {
      return lastSentMs;
    },
    transmit: async (bytes) => {
      if (ended !== null || hangingUp !== null) return;
      recordSent(world, name, bytes);
      lastSentMs = recorder.elapsedMs();
      await outlet?.put(bytes);
    },
    flush: async () => {
      await outlet?.flush();
    },
    take: (types) => {
      const at = unseen.findIndex((packet) => types.includes(packet.type));
      return at < 0 ? undefined : unseen.splice(at, 1)[0];
    },
    untake: (packet) => {
      unseen.unshift(packet);
    },
    hangUp: async (how) => {
      if (ended !== null) return;
      await outlet?.flush();
      hangingUp = how;
      if (how === 'ended-by-us') wire?.end();
      else wire?.cut();
      await signal.until(() => ended ?? undefined, world.patienceMs);
      if (ended === null) wire?.cut();
    },
  };

  world.connections.push(connection);
  try {
    wire = await world.endpoint.dial(
      {
        data: (bytes) => {
          if (broken === null) {
            lastChunk = new Uint8Array(bytes.subarray(0, shownBytes));
            frames.push(bytes);
            readFrames();
          }
          signal.wake();
        },
        closed: (how, detail) => {
          if (ended !== null) return;
          const ending = hangingUp ?? how;
          recorder.record({
            kind: 'closed',
            client: name,
            how: ending,
            detail: [detail, unfinished()].filter(Boolean).join('; '),
          });
          ended = { how: ending, atMs: recorder.elapsedMs() };
          signal.wake();
        },
      },
      { ...dialOptions, timeoutMs: world.patienceMs, splitEveryByte: framing === 'bytes' },
    );
  } catch (error) {
    world.connections.splice(world.connections.indexOf(connection), 1);
    throw error;
  }
  outlet = createOutlet(wire, framing);
  websocket =
    wire.websocket &&
    recording(wire.websocket, async (bytes) => {
      await outlet?.flush();
      if (bytes.length === 0 || ended !== null) return;
      recordSent(world, name, bytes);
      lastSentMs = recorder.elapsedMs();
    });
  recorder.record({ kind: 'opened', client: name, version, transport: world.endpoint.transport });
  lastSentMs = recorder.elapsedMs();
  return connection;
}
