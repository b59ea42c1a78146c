/** A lean MQTT 3.1.1 client for load: writes of one turn go out together, and packets come in as frames, not decoded. */

import { connect, type Socket } from 'node:net';
import {
  createFrameDecoder,
  encodePacket,
  type Frame,
  type Packet,
  type PacketType,
  packetTypes,
} from '../../../reference/codec/index.ts';

/** One connection to the broker under load. */
export interface LoadClient {
  /** Takes room for so many bytes at the end of what is to be sent. Fill it before the next call. */
  reserve(size: number): Room;
  send(packet: Packet): void;
  /** Puts what was gathered on the wire. Called by itself after each chunk that came in. */
  flush(): void;
  /** Resolves with the next packet of this type; the handler does not see it. */
  next(type: PacketType): Promise<Frame>;
  /** Takes what comes from now on. */
  handle(handler: (frame: Frame) => void): void;
  /** Sends DISCONNECT and closes. */
  leave(): void;
}

/** Bytes to write into, from `at` on. */
export interface Room {
  readonly bytes: Uint8Array;
  readonly at: number;
}

/** What is gathered gets this much room at first, and twice as much each time when it is full. */
const firstSlabBytes = 256;
const largestSlabBytes = 256 * 1024;
const receiveBytes = 256 * 1024;
const largestPacketBytes = 1024 * 1024;

/** All clients read into the same bytes: each chunk is used up before the next one is read. */
const chunk = Buffer.allocUnsafe(receiveBytes);

/** Of a frame. */
export const typeOf = ({ bytes, start }: Frame): PacketType | null => packetTypes[(bytes[start] ?? 0) >> 4] ?? null;

/** Opens a connection without saying anything on it. */
export function openClient(port: number): LoadClient {
  const frames = createFrameDecoder({ maxPacketBytes: largestPacketBytes });
  const expected = new Map<PacketType, { resolve: (frame: Frame) => void; reject: (error: Error) => void }>();
  let handler: (frame: Frame) => void = () => undefined;
  let slab = Buffer.allocUnsafe(0);
  let from = 0;
  let to = 0;
  let isOver = false;

  const flush = (): void => {
    if (to > from) socket.write(slab.subarray(from, to));
    from = to;
  };

  const takeFrame = (frame: Frame): void => {
    const type = typeOf(frame);
    const waiting = type === null ? undefined : expected.get(type);
    if (type === null || waiting === undefined) {
      handler(frame);
      return;
    }
    expected.delete(type);
    waiting.resolve(frame);
  };

  const socket: Socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    onread: {
      buffer: chunk,
      callback: (size) => {
        frames.push(chunk.subarray(0, size));
        for (let frame = frames.next(); frame !== undefined; frame = frames.next()) {
          if ('type' in frame)
            throw new Error(`the broker sent no MQTT: expected ${frame.expected}, got ${frame.found}`);
          takeFrame(frame);
        }
        flush();
        return true;
      },
    },
  });
  const fail = (error: Error): void => {
    if (isOver) return;
    for (const { reject } of expected.values()) reject(error);
    if (expected.size === 0) throw error;
  };
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the broker closed a connection of the load')));

  const reserve = (size: number): Room => {
    if (to + size > slab.length) {
      flush();
      slab = Buffer.allocUnsafeSlow(Math.max(Math.min(2 * slab.length, largestSlabBytes), firstSlabBytes, size));
      from = 0;
      to = 0;
    }
    const at = to;
    to += size;
    return { bytes: slab, at };
  };

  const send = (packet: Packet): void => {
    const bytes = encodePacket(packet, '3.1.1');
    const room = reserve(bytes.length);
    room.bytes.set(bytes, room.at);
  };

  return {
    reserve,
    flush,
    send,
    next: (type) => {
      flush();
      return new Promise((resolve, reject) => expected.set(type, { resolve, reject }));
    },
    handle: (taker) => {
      handler = taker;
    },
    leave: () => {
      isOver = true;
      send({ type: 'disconnect', reasonCode: 0 });
      flush();
      socket.end();
    },
  };
}

/** Opens a connection and has its CONNECT accepted. */
export async function connectClient(port: number, clientId: string, cleanStart = true): Promise<LoadClient> {
  const client = openClient(port);
  client.send({ type: 'connect', version: '3.1.1', cleanStart, keepAlive: 60, clientId });
  const { bytes, bodyStart } = await client.next('connack');
  const returnCode = bytes[bodyStart + 1];
  if (returnCode !== 0) throw new Error(`the broker refused a client of the load with return code ${returnCode}`);
  return client;
}

/** Waits until the broker has sent all that it had for this client. */
export async function settle(client: LoadClient): Promise<void> {
  client.send({ type: 'pingreq' });
  await client.next('pingresp');
}

/** So many filters go into one SUBSCRIBE. */
const filtersAtOnce = 500;

/** Subscribes to all of them. */
export async function subscribe(client: LoadClient, filters: readonly string[], qos: 0 | 1 | 2): Promise<void> {
  for (let first = 0; first < filters.length; first += filtersAtOnce) {
    const subscriptions = filters.slice(first, first + filtersAtOnce).map((topicFilter) => ({ topicFilter, qos }));
    client.send({ type: 'subscribe', packetIdentifier: 1, subscriptions });
    const { bytes, bodyStart, end } = await client.next('suback');
    const refused = bytes.subarray(bodyStart + 2, end).some((code) => code !== qos);
    if (refused) throw new Error('the broker did not grant a subscription of the load');
  }
}
