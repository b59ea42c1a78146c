/** A client that says packets and gives back all that comes, for tests that compare brokers. */

import { connect } from 'node:net';
import { complete } from '../../harness/prober/draft.ts';
import type { Draft } from '../../harness/stage.ts';
import {
  createFrameDecoder,
  decodePacket,
  encodePacket,
  type Packet,
  type PacketOf,
  type PacketType,
  type Version,
} from '../../reference/codec/index.ts';

export interface PlainClient {
  send(...drafts: readonly Draft[]): void;
  /** Resolves to the next packet of that type which will do. Fails when the broker closes first. */
  next<T extends PacketType>(type: T, wanted?: (packet: PacketOf<T>) => boolean): Promise<PacketOf<T>>;
  /** All that came so far. */
  readonly came: readonly Packet[];
  /** Resolves when the connection is closed. */
  readonly closed: Promise<void>;
  close(): void;
}

/** Opens a connection to loopback; CONNECT is for the test to send. */
export function openPlainClient(port: number, version: Version, clientId: string): PlainClient {
  const frames = createFrameDecoder({ maxPacketBytes: 2 ** 20 });
  const came: Packet[] = [];
  const waiting = new Set<() => void>();
  let isOver = false;
  let lastIdentifier = 0;
  let position = 0;

  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  socket.on('error', () => undefined); // the close that follows is what counts
  socket.on('data', (chunk) => {
    frames.push(chunk);
    for (let frame = frames.next(); frame !== undefined; frame = frames.next()) {
      const packet = 'type' in frame ? frame : decodePacket(frame, version);
      if (packet.type === 'violation') throw new Error(`the broker sent what is no packet: ${JSON.stringify(packet)}`);
      came.push(packet);
    }
    for (const look of waiting) look();
  });
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => {
      isOver = true;
      for (const look of waiting) look();
      resolve();
    });
  });

  return {
    came,
    closed,
    send: (...drafts) => {
      const context = { version, clientId, freshIdentifier: () => ++lastIdentifier };
      for (const draft of drafts) socket.write(encodePacket(complete(draft, context), version));
    },
    next: (type, wanted = () => true) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          for (; position < came.length; position++) {
            const packet = came[position];
            if (packet?.type !== type || !wanted(packet as PacketOf<typeof type>)) continue;
            position++;
            waiting.delete(look);
            resolve(packet as PacketOf<typeof type>);
            return;
          }
          if (!isOver) return;
          waiting.delete(look);
          reject(new Error(`expected ${type}, and the broker closed after ${JSON.stringify(came.at(-1))}`));
        };
        waiting.add(look);
        look();
      }),
    close: () => socket.destroy(),
  };
}
