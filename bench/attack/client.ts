/** A client that does as it is told, on a bare socket. */

import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import {
  type Connect,
  createFrameDecoder,
  decodePacket,
  encodePacket,
  type Packet,
  type QoS,
} from '../../reference/codec/index.ts';

/** A connected client. */
export interface Client {
  readonly socket: Socket;
  send(packet: Packet): void;
}

/** An open socket to a port of loopback, from an address of loopback; it keeps its side open when the other closes. */
export async function openSocket(port: number, localAddress = '127.0.0.1'): Promise<Socket> {
  const socket = createConnection({ host: '127.0.0.1', port, localAddress, allowHalfOpen: true, noDelay: true });
  await once(socket, 'connect');
  // From here on a reset is what the broker may well do.
  socket.on('error', () => undefined);
  return socket;
}

/** A CONNECT of 3.1.1 with Clean Session 1 and no Keep Alive, but for what is told. */
export const connectOf = (clientId: string, fields: Partial<Connect> = {}): Uint8Array =>
  encodePacket({ type: 'connect', version: '3.1.1', cleanStart: true, keepAlive: 0, clientId, ...fields }, '3.1.1');

/** A SUBSCRIBE to one filter. */
export const subscribeTo = (topicFilter: string, qos: QoS): Packet => ({
  type: 'subscribe',
  packetIdentifier: 1,
  subscriptions: [{ topicFilter, qos }],
});

/**
 * Connects a client that hands over each packet that comes, subscribes it if a filter is told, and resolves when the
 * broker has answered.
 */
export async function joinAs(
  socket: Socket,
  connect: Uint8Array,
  onPacket: (packet: Packet) => void,
  subscribe?: Packet,
): Promise<Client> {
  const frames = createFrameDecoder({ maxPacketBytes: Number.MAX_SAFE_INTEGER });
  const awaited = subscribe === undefined ? 'connack' : 'suback';
  const send = (packet: Packet): void => {
    if (socket.writable) socket.write(encodePacket(packet, '3.1.1'));
  };
  await new Promise<void>((resolve, reject) => {
    socket.once('close', () => reject(new Error(`the broker closed before its ${awaited.toUpperCase()}`)));
    socket.on('data', (chunk) => {
      frames.push(chunk);
      for (let frame = frames.next(); frame !== undefined && !('type' in frame); frame = frames.next()) {
        const packet = decodePacket(frame, '3.1.1');
        if (packet.type === 'violation') throw new Error('the broker sent what is no packet');
        if (packet.type === awaited) resolve();
        else onPacket(packet);
      }
    });
    socket.write(connect);
    if (subscribe !== undefined) send(subscribe);
  });
  return { socket, send };
}
