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
import type { Framing, WebSocketControl } from '../stage.ts';
import type { Ending } from '../trace.ts';
import { Dialogue } from './dialogue.ts';
import { createOutlet, type Outlet } from './framing.ts';
import { recording } from './recording.ts';
import { SentRecorder } from './sent.ts';
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

const nothing = new Uint8Array(0);

/** Milliseconds within which a connection that ends is told to have ended. */
const closingMs = 100;

/** Gives each byte a character of its own. */
const latin1 = new TextDecoder('latin1');

/** Of bytes that are no packet, so many are kept for the trace. */
const shownBytes = 256;

function shown(chunk: Uint8Array): Uint8Array {
  return new Uint8Array(chunk.subarray(0, shownBytes));
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

/** Says of a packet that came whether it is to be kept for the body. */
type OnPacket = (packet: Packet) => 'keep' | 'drop';

/** There are thousands in a run: a class, since the functions of an object made in place would be made for each. */
class OpenConnection implements Connection {
  readonly name: string;
  readonly version: Version;
  readonly dialogue = new Dialogue();
  websocket: WebSocketControl | null = null;
  broken: Violation | null = null;
  ended: Ended | null = null;
  lastSentMs: number;
  longestSilenceMs = 0;
  endedOverConnectMs: number | null = null;
  droppedCount = 0;
  private readonly world: World;
  private readonly onPacket: OnPacket;
  private readonly sent: SentRecorder;
  private readonly frames = createFrameDecoder({ maxPacketBytes: largestPacketBytes });
  private readonly unseen: Packet[] = [];
  private readonly openedMs: number;
  private wire: Wire | null = null;
  private outlet: Outlet | null = null;
  private hangingUp: Ending | null = null;
  /** When what was sent was out; null before. */
  private outMs: number | null = null;
  private lastChunk: Uint8Array = nothing;

  constructor(world: World, version: Version, onPacket: OnPacket) {
    const { recorder, connections } = world;
    this.name = clientName(connections.length);
    this.version = version;
    this.world = world;
    this.onPacket = onPacket;
    this.sent = new SentRecorder(recorder, this.name, version, this.dialogue);
    this.openedMs = recorder.elapsedMs();
    this.lastSentMs = this.openedMs;
  }

  get isAllOut(): boolean {
    return this.outlet === null || this.outlet.isEmpty;
  }

  async transmit(bytes: Uint8Array): Promise<void> {
    if (this.ended !== null || this.hangingUp !== null) return;
    const { recorder } = this.world;
    this.sent.inStream(bytes);
    const nowMs = recorder.elapsedMs();
    this.longestSilenceMs = Math.max(this.longestSilenceMs, nowMs - this.lastSentMs);
    this.lastSentMs = nowMs;
    await this.outlet?.put(bytes);
    this.outMs = recorder.elapsedMs();
  }

  flush(): Promise<void> {
    return this.outlet?.flush() ?? allOut;
  }

  take(types: readonly PacketType[]): Packet | undefined {
    const at = this.unseen.findIndex((packet) => types.includes(packet.type));
    return at < 0 ? undefined : this.unseen.splice(at, 1)[0];
  }

  untake(packet: Packet): void {
    this.unseen.unshift(packet);
  }

  async hangUp(how: 'ended-by-us' | 'cut-by-us'): Promise<void> {
    if (this.ended !== null) return;
    await this.outlet?.flush();
    this.hangingUp = how;
    if (how === 'ended-by-us') this.wire?.end();
    else this.wire?.cut();
    await this.world.signal.until(() => this.ended ?? undefined, this.world.patienceMs);
    if (this.ended === null) this.wire?.cut();
  }

  /** Its transport is open. */
  opened(wire: Wire, framing: Framing): void {
    const { recorder, endpoint } = this.world;
    this.wire = wire;
    this.outlet = createOutlet(wire, framing);
    this.websocket =
      wire.websocket &&
      recording(
        wire.websocket,
        this.sent,
        () => this.flush(),
        async () => {
          await this.flush();
          this.lastSentMs = recorder.elapsedMs();
        },
      );
    recorder.opened(this.name, this.version, endpoint.transport);
    this.lastSentMs = recorder.elapsedMs();
  }

  received(bytes: Uint8Array): void {
    if (this.broken === null) {
      this.lastChunk = bytes;
      this.frames.push(bytes);
      this.readFrames();
    }
    this.world.signal.wake();
  }

  closed(how: 'end' | 'reset', detail: string): void {
    if (this.ended !== null) return;
    const { recorder, signal } = this.world;
    const ending = this.hangingUp ?? how;
    recorder.closed(this.name, ending, [detail, this.unfinished()].filter(Boolean).join('; '));
    const atMs = recorder.elapsedMs();
    this.ended = { how: ending, atMs };
    // What a closing WebSocket leaves unsent looks as if it were out.
    const isOut = this.outMs !== null && atMs - this.outMs > closingMs;
    const { connect, connack } = this.dialogue;
    if (this.hangingUp === null && connect !== null && connack === null && !isOut)
      this.endedOverConnectMs = atMs - this.openedMs;
    signal.wake();
  }

  private readFrames(): void {
    const { frames, version } = this;
    for (let frame = frames.next(); frame !== undefined && this.broken === null; frame = frames.next()) {
      if ('type' in frame) this.readBroken(shown(this.lastChunk), frame);
      else {
        const bytes = new Uint8Array(frameBytes(frame));
        const packet = decodePacket(frame, version);
        if (packet.type !== 'violation') this.readPacket(bytes, packet);
        else if (this.allowsAliases() || !isOfOthers(bytes, this.world.tag)) this.readBroken(bytes, packet);
      }
    }
  }

  private readPacket(bytes: Uint8Array, packet: Packet): void {
    const resolved = this.dialogue.received(packet);
    this.world.recorder.packet(this.name, 'in', bytes, packet, resolved);
    if (this.onPacket(resolved ?? packet) === 'keep') this.unseen.push(resolved ?? packet);
    else this.droppedCount += 1;
  }

  private readBroken(bytes: Uint8Array, violation: Violation): void {
    this.world.recorder.packet(this.name, 'in', bytes, violation);
    this.broken = violation;
  }

  /** An alias hides the tag of a topic: then every broken PUBLISH is taken for ours. */
  private allowsAliases(): boolean {
    return (this.dialogue.connect?.properties?.topicAliasMaximum ?? 0) > 0;
  }

  /** What the broker had begun to send when the connection ended: no fault of its own, but worth showing. */
  private unfinished(): string {
    const { pendingBytes } = this.frames;
    if (this.broken !== null || pendingBytes === 0) return '';
    return `${pendingBytes} bytes of an unfinished packet: ${toHex(shown(this.lastChunk))}`;
  }
}

/**
 * Opens a connection to the world's endpoint and enters it in the world. `onPacket` is told of each packet before it is
 * kept, and says whether it is to be kept for the body. Rejects with a DialError.
 */
export async function openConnection(
  world: World,
  { subprotocols, version, framing }: Pick<DialOptions, 'subprotocols'> & Pick<World, 'version' | 'framing'>,
  onPacket: OnPacket,
): Promise<Connection> {
  const connection = new OpenConnection(world, version, onPacket);
  world.connections.push(connection);
  try {
    const wire = await world.endpoint.dial(
      {
        data: (bytes) => connection.received(bytes),
        closed: (how, detail) => connection.closed(how, detail),
      },
      { subprotocols, timeoutMs: world.patienceMs, splitEveryByte: world.framing === 'bytes' },
    );
    connection.opened(wire, framing);
  } catch (error) {
    world.connections.splice(world.connections.indexOf(connection), 1);
    throw error;
  }
  return connection;
}
