/** For the tests of the transports: the client's side of each, behind one interface. */

import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { WebSocket } from 'ws';
import type { Acceptor } from './acceptor.ts';
import { openPipe } from './pipe.ts';
import { type Certified, makeAuthority, makeCertificate } from './self-signed.ts';
import { listenTcp } from './tcp.ts';
import { type Collector, createCollector, deferred } from './test-recorder.ts';
import { listenWebSocket } from './websocket.ts';

/** A client of one transport. */
export interface Peer {
  readonly bytes: Collector;
  /** Resolves when the connection is over. */
  readonly closed: Promise<void>;
  send(bytes: Uint8Array): void;
  /** Closes in an orderly way. */
  end(): void;
  /** Breaks off without a word. */
  reset(): void;
}

/** A transport that serves an acceptor. */
export interface Transport {
  connect(): Promise<Peer>;
  close(): Promise<void>;
}

const anyPort = { host: '127.0.0.1', port: 0 };

/** How each transport is opened. */
export const transports: Record<string, (acceptor: Acceptor) => Promise<Transport>> = {
  tcp: async (acceptor) => {
    const listener = await listenTcp(acceptor, anyPort);
    return { connect: () => connectTcp(listener.port), close: listener.close };
  },
  websocket: async (acceptor) => {
    const listener = await listenWebSocket(acceptor, anyPort);
    return { connect: () => connectWebSocket(listener.url), close: listener.close };
  },
  tls: async (acceptor) => {
    const listener = await listenTcp(acceptor, {
      ...anyPort,
      tls: { ...(await certificates()).server, clientCa: null },
    });
    const { authority } = await certificates();
    const socket = () => connectTls({ host: '127.0.0.1', port: listener.port, ca: authority.cert });
    return { connect: () => connectBy(socket(), 'secureConnect'), close: listener.close };
  },
  'websocket in tls': async (acceptor) => {
    const { authority, server } = await certificates();
    const listener = await listenWebSocket(acceptor, { ...anyPort, tls: { ...server, clientCa: null } });
    return { connect: () => connectWebSocket(listener.url, authority.cert), close: listener.close };
  },
  pipe: async (acceptor) => ({ connect: async () => connectPipe(acceptor), close: async () => undefined }),
};

let made: Promise<{ readonly authority: Certified; readonly server: Certified }> | undefined;

/** An authority and the certificate of a server on loopback; the same each time. */
export function certificates(): NonNullable<typeof made> {
  const make = async () => {
    const authority = await makeAuthority('an authority for tests');
    return { authority, server: await makeCertificate(authority, { commonName: 'test', hosts: ['127.0.0.1'] }) };
  };
  made ??= make();
  return made;
}

/** Connects over TCP. */
export const connectTcp = (port: number): Promise<Peer> =>
  connectBy(connect({ host: '127.0.0.1', port, noDelay: true }), 'connect');

async function connectBy(socket: Socket, event: 'connect' | 'secureConnect'): Promise<Peer> {
  const [bytes, closed, opened] = [createCollector(), deferred(), deferred()];
  socket.once(event, opened.resolve);
  socket.on('data', bytes.push);
  socket.on('error', () => undefined);
  socket.on('close', closed.resolve);
  await opened.promise;
  return {
    bytes,
    closed: closed.promise,
    send: (chunk) => socket.write(chunk),
    end: () => socket.end(),
    // Within TLS a socket cannot be reset.
    reset: () => (event === 'connect' ? socket.resetAndDestroy() : socket.destroy()),
  };
}

async function connectWebSocket(url: string, ca?: string): Promise<Peer> {
  const [bytes, closed, opened] = [createCollector(), deferred(), deferred()];
  const webSocket = new WebSocket(url, ['mqtt'], ca === undefined ? {} : { ca });
  webSocket.on('message', bytes.push);
  webSocket.on('error', () => undefined);
  webSocket.on('open', opened.resolve);
  webSocket.on('close', closed.resolve);
  await opened.promise;
  return {
    bytes,
    closed: closed.promise,
    send: (chunk) => webSocket.send(chunk),
    end: () => webSocket.close(),
    reset: () => webSocket.terminate(),
  };
}

function connectPipe(acceptor: Acceptor): Peer {
  const [bytes, closed] = [createCollector(), deferred()];
  const pipe = openPipe(acceptor, { data: bytes.push, closed: closed.resolve });
  return { bytes, closed: closed.promise, send: pipe.write, end: pipe.end, reset: pipe.destroy };
}
