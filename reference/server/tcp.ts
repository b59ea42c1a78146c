/** MQTT over TCP, plain or within TLS: a listener that hands each connection's bytes to a broker. */

import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Acceptor } from './acceptor.ts';
import { type Bounds, createBounds } from './bounds.ts';
import { type Attachment, attach, type Channel } from './connection.ts';
import { joinParts } from './join-parts.ts';
import { closePort, type ListenAddress, type Listener, openPort, urlOf } from './listener.ts';
import { certificateNameOf, type TlsSettings, tlsOptionsOf } from './tls.ts';

/**
 * Listens for MQTT over TCP (3.1.1 section 4.2).
 * @throws ListenError when the port cannot be opened, TlsSettingsError when TLS cannot be spoken as asked.
 */
export async function listenTcp(
  broker: Acceptor,
  address: ListenAddress & { readonly tls?: TlsSettings },
  bounds: Bounds = createBounds(),
): Promise<Listener> {
  const attachments = new Set<Attachment>();
  const { tls } = address;
  const take = (socket: Socket): void => {
    if (socket.destroyed) return;
    const attachment = attachSocket(broker, socket, bounds, tls);
    attachments.add(attachment);
    socket.on('close', () => {
      attachments.delete(attachment);
      attachment.closed();
    });
  };
  const options = { allowHalfOpen: false, noDelay: true };
  const server =
    tls === undefined ? createServer(options, take) : createTlsServer({ ...options, ...tlsOptionsOf(tls) }, take);
  const turnAway = bounds.door.guard(server);

  const port = await openPort(server, address);
  return {
    url: urlOf(tls === undefined ? 'mqtt' : 'mqtts', address.host, port),
    port,
    close: () => {
      const closed = closePort(server);
      turnAway();
      for (const attachment of attachments) attachment.hangUp('going-away', bounds.limits.shutdownMs);
      return closed;
    },
  };
}

function attachSocket(broker: Acceptor, socket: Socket, bounds: Bounds, tls: TlsSettings | undefined): Attachment {
  // A reset is no news: the close event that follows says all that the broker needs.
  socket.on('error', ignore);
  const attachment = attach(broker, new SocketChannel(socket), bounds, certificateNameOf(socket, tls));
  socket.on('data', (chunk: Buffer) => attachment.receive(chunk));
  socket.on('end', () => attachment.ended());
  return attachment;
}

const ignore = (): void => undefined;

class SocketChannel implements Channel {
  readonly socket: Socket;

  constructor(socket: Socket) {
    this.socket = socket;
  }

  unsentBytes(): number {
    return this.socket.writableLength;
  }

  write(parts: readonly Uint8Array[]): void {
    const { socket } = this;
    const [first] = parts;
    if (first !== undefined && parts.length === 1 && socket.writableLength === 0) {
      socket.write(first);
      return;
    }
    // A copy too where one part has to wait: it would keep alive all that it was cut from.
    socket.cork();
    for (const part of joinParts(parts)) socket.write(part);
    socket.uncork();
  }

  end(): void {
    this.socket.end();
  }
}
