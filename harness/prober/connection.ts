/** One Network Connection of the prober: sends and records bytes, reads packets, keeps those not looked at yet. */

import {
  createFrameDecoder,
  decodePacket,
  frameBytes,
  type Packet,
  type PacketType,
  toHex,
  type Violation,
} from '../../reference/codec/index.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { WebSocketControl } from '../stage.ts';
import type { Ending } from '../trace.ts';
import { concat } from './bytes.ts';
import { createDialogue, type Dialogue } from './dialogue.ts';
import { createOutlet, type Outlet } from './framing.ts';
import { createSentRecorder, type SentRecorder } from './sent.ts';
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
  /** The version in which packets are written and read. */
  readonly version: Version;
  /** What both ends have said so far. */
  readonly dialogue: Dialogue;
  readonly websocket: WebSocketControl | null;
  /** What made the bytes from the broker unreadable; null while all is well. */
  readonly broken: Violation | null;
  /** Null while it is open. */
  readonly ended: Ended | null;
  /** When this side last sent something, in milliseconds since the scenario began. */
  readonly lastSentMs: number;
  /** The longest that this side was silent before it sent something, in milliseconds. */
  readonly longestSilenceMs: number;
  /** Milliseconds after its opening at which the broker ended it while our CONNECT was on its way; null when it did not. */
  readonly endedOverConnectMs: number | null;
  /** How many packets came that were not kept for the body. */
  readonly droppedCount: number;
  /** Records and sends bytes. */
  transmit(bytes: Uint8Array): Promise<void>;
  /** Whether all that was sent is out. */
  readonly isAllOut: boolean;
  /** Lets out what coalescing kept back; resolves when all is out. */
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

const allOut = Promise.resolve();

/** Milliseconds within which a connection that ends is told to have ended. */
const closingMs = 100;

/** Gives each byte a character of its own. */
const latin1 = new TextDecoder('latin1');

/** Of bytes that are no packet, so many are kept for the trace. */
const shownBytes = 256;

function shown(chunk: Uint8Array): Uint8Array {
  return new Uint8Array(chunk.subarray(0, shownBytes));
}

/** The control of a WebSocket that records what it sends, behind what was sent before. */
function recording(
  control: WebSocketControl,
  sent: SentRecorder,
  flush: () => Promise<void>,
  beforeData: () => Promise<void>,
): WebSocketControl {
  return {
    get subprotocol() {
      return control.subprotocol;
    },
    get allBinary() {
      return control.allBinary;
    },
    sendText: async (bytes) => {
      await beforeData();
      sent.apart(bytes);
      await control.sendText(bytes);
    },
    sendFragments: async (pieces, between) => {
      await beforeData();
      sent.inStream(concat(pieces));
      await control.sendFragments(pieces, between);
    },
    ping: async (payload) => {
      await flush();
      return control.ping(payload);
    },
    close: async (code) => {
      await flush();
      return control.close(code);
    },
  };
}

/**
 * Whether a broken packet is a PUBLISH that another scenario provoked and a wildcard let through: it has nothing of this
 * scenario's tag. The broker is judged for it there.
 */
function isOfOthers(bytes: Uint8Array, tag: string): boolean {
  if ((bytes[0] ?? 0) >> 4 !== 3) return false;
  const text = latin1.decode(bytes);
  return !text.includes(tag) && !text.includes('$SYS');
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
  { subprotocols, version, framing }: Pick<DialOptions, 'subprotocols'> & Pick<World, 'version' | 'framing'>,
  onPacket: (packet: Packet) => 'keep' | 'drop',
): Promise<Connection> {
  const { recorder, signal } = world;
  const name = clientName(world.connections.length);
  const unseen: Packet[] = [];
  const dialogue = createDialogue();
  const sent = createSentRecorder(recorder, name, version, dialogue);
  const frames = createFrameDecoder({ maxPacketBytes: largestPacketBytes });
  let broken: Violation | null = null;
  let ended: Ended | null = null;
  let hangingUp: Ending | null = null;
  const openedMs = recorder.elapsedMs();
  let lastSentMs = openedMs;
  let longestSilenceMs = 0;
  /** When what was sent was out; null before. */
  let outMs: number | null = null;
  let endedOverConnectMs: number | null = null;
  let droppedCount = 0;
  let wire: Wire | null = null;
  let outlet: Outlet | null = null;
  let websocket: WebSocketControl | null = null;
  let lastChunk: Uint8Array = new Uint8Array(0);

  /** An alias hides the tag of a topic: then every broken PUBLISH is taken for ours. */
  const allowsAliases = (): boolean => (dialogue.connect?.properties?.topicAliasMaximum ?? 0) > 0;

  const readFrames = (): void => {
    for (let frame = frames.next(); frame !== undefined && broken === null; frame = frames.next()) {
      const packet = 'type' in frame ? frame : decodePacket(frame, version);
      const bytes = 'type' in frame ? shown(lastChunk) : new Uint8Array(frameBytes(frame));
      const event = { kind: 'packet', client: name, direction: 'in', bytes, packet } as const;
      if (packet.type === 'violation') {
        if (!('type' in frame) && isOfOthers(bytes, world.tag) && !allowsAliases()) continue;
        recorder.record(event);
        broken = packet;
      } else {
        const resolved = dialogue.received(packet);
        recorder.record(resolved === undefined ? event : { ...event, resolved });
        if (onPacket(resolved ?? packet) === 'keep') unseen.push(resolved ?? packet);
        else droppedCount += 1;
      }
    }
  };

  /** What the broker had begun to send when the connection ended: no fault of its own, but worth showing. */
  const unfinished = (): string =>
    broken === null && frames.pendingBytes > 0
      ? `${frames.pendingBytes} bytes of an unfinished packet: ${toHex(shown(lastChunk))}`
      : '';

  const connection: Connection = {
    name,
    version,
    dialogue,
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
    get longestSilenceMs() {
      return longestSilenceMs;
    },
    get endedOverConnectMs() {
      return endedOverConnectMs;
    },
    get droppedCount() {
      return droppedCount;
    },
    transmit: async (bytes) => {
      if (ended !== null || hangingUp !== null) return;
      sent.inStream(bytes);
      const nowMs = recorder.elapsedMs();
      longestSilenceMs = Math.max(longestSilenceMs, nowMs - lastSentMs);
      lastSentMs = nowMs;
      await outlet?.put(bytes);
      outMs = recorder.elapsedMs();
    },
    get isAllOut() {
      return outlet?.isEmpty ?? true;
    },
    flush: () => outlet?.flush() ?? allOut,
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
            lastChunk = bytes;
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
          // What a closing WebSocket leaves unsent looks as if it were out.
          const isOut = outMs !== null && ended.atMs - outMs > closingMs;
          if (hangingUp === null && dialogue.connect !== null && dialogue.connack === null && !isOut)
            endedOverConnectMs = ended.atMs - openedMs;
          signal.wake();
        },
      },
      { subprotocols, timeoutMs: world.patienceMs, splitEveryByte: world.framing === 'bytes' },
    );
  } catch (error) {
    world.connections.splice(world.connections.indexOf(connection), 1);
    throw error;
  }
  outlet = createOutlet(wire, framing);
  websocket =
    wire.websocket &&
    recording(wire.websocket, sent, connection.flush, async () => {
      await connection.flush();
      lastSentMs = recorder.elapsedMs();
    });
  recorder.record({ kind: 'opened', client: name, version, transport: world.endpoint.transport });
  lastSentMs = recorder.elapsedMs();
  return connection;
}
