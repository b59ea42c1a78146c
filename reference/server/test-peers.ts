/** For the tests of the transports: the client's side of each, behind one interface. */

import { connect } from 'node:net';
import { WebSocket } from 'ws';
import type { Acceptor } from './acceptor.ts';
import { openPipe } from './pipe.ts';
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
  pipe: async (acceptor) => ({ connect: async () => connectPipe(acceptor), close: async () => undefined }),
};

/** Connects over TCP. */
export async function connectTcp(port: number): Promise<Peer> {
  const [bytes, closed, opened] = [createCollector(), deferred(), deferred()];
  const socket = connect({ host: '127.0.0.1', port, noDelay: true }, opened.resolve);
  socket.on('data', bytes.push);
  socket.on('error', () => undefined);
  socket.on('close', closed.resolve);
  await opened.promise;
  return {
    bytes,
    closed: closed.promise,
    send: (chunk) => socket.write(chunk),
    end: () => socket.end(),
    reset: () => socket.resetAndDestroy(),
  };
}

async function connectWebSocket(url: string): Promise<Peer> {
  const [bytes, closed, opened] = [createCollector(), deferred(), deferred()];
  const webSocket = new WebSocket(url, ['mqtt']);
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
