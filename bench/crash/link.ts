/** A connection of the crash test: packets out, packets in, and no fuss when the broker dies. */

import { connect } from 'node:net';
import { createFrameDecoder, decodePacket, encodePacket, type Packet } from '../../reference/codec/index.ts';

/** A connection that lasts until the broker dies. */
export interface Link {
  send(packet: Packet): void;
  /** Closes from this side, without DISCONNECT. */
  cut(): void;
}

/** What a client does with its connection. */
export interface LinkHandlers {
  packet(packet: Packet): void;
  /** The broker's side is gone. */
  over?(): void;
}

/** Opens a connection and says CONNECT: with a session that is kept, unless `fields` say otherwise. */
export function openLink(port: number, clientId: string, handlers: LinkHandlers, fields: Fields = {}): Link {
  const frames = createFrameDecoder({ maxPacketBytes: 1024 * 1024 });
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  let isOver = false;
  socket.on('error', () => undefined);
  socket.on('close', () => {
    if (!isOver) handlers.over?.();
    isOver = true;
  });
  socket.on('data', (chunk) => {
    frames.push(chunk);
    for (let frame = frames.next(); frame !== undefined; frame = frames.next()) {
      const packet = 'type' in frame ? frame : decodePacket(frame, '3.1.1');
      if (packet.type === 'violation') throw new Error(`the broker sent no MQTT: ${packet.expected}`);
      if (!isOver) handlers.packet(packet);
    }
  });
  const send = (packet: Packet): void => {
    if (!isOver) socket.write(encodePacket(packet, '3.1.1'));
  };
  send({ type: 'connect', version: '3.1.1', cleanStart: false, keepAlive: 0, clientId, ...fields });
  return {
    send,
    cut: () => {
      isOver = true;
      socket.destroy();
    },
  };
}

type Fields = Partial<Pick<Extract<Packet, { type: 'connect' }>, 'cleanStart' | 'will'>>;
