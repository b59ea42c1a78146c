/** The ws and wss transports of the prober (chapter 6 of both standards). */

import { connect as connectTcp, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { WebSocket } from 'ws';
import type { WebSocketControl } from '../stage.ts';
import { dialFailure, type TlsOptions, writeTo } from './tcp.ts';
import { DialError, type DialOptions, type Endpoint, type Wire, type WireHandlers } from './wire.ts';

/** The close code of a broker that closed in good order. */
const abnormalClosure = 1006;

/** A socket whose every written byte becomes a segment of its own, so that frame headers are split as well. */
function splitting(socket: Socket): Duplex {
  const outer = new Duplex({
    read: () => socket.resume(),
    write: (chunk: Uint8Array, _encoding, done) => {
      void (async () => {
        for (let at = 0; at < chunk.length; at += 1) await writeTo(socket, chunk.subarray(at, at + 1));
        done();
      })();
    },
    final: (done) => socket.end(done),
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
  socket.on('data', (bytes) => {
    if (!outer.push(bytes)) socket.pause();
  });
  socket.on('end', () => outer.push(null));
  socket.on('error', (error) => outer.destroy(error));
  socket.on('close', () => outer.destroy());
  socket.on('connect', () => outer.emit('connect'));
  socket.on('secureConnect', () => outer.emit('secureConnect'));
  return Object.assign(outer, {
    setNoDelay: () => outer,
    setTimeout: () => outer,
    setKeepAlive: () => outer,
    ref: () => outer,
    unref: () => outer,
  });
}

function controlOf(socket: WebSocket, state: { allBinary: boolean; closeCode: number }): WebSocketControl {
  const sent = (send: (done: () => void) => void): Promise<void> => new Promise((resolve) => send(() => resolve()));
  return {
    get subprotocol() {
      return socket.protocol;
    },
    get allBinary() {
      return state.allBinary;
    },
    sendText: (text) => sent((done) => socket.send(text, { binary: false }, done)),
    sendFragments: async (pieces) => {
      for (const [index, piece] of pieces.entries()) {
        await sent((done) => socket.send(piece, { binary: true, fin: index === pieces.length - 1 }, done));
      }
    },
    ping: (payload) =>
      new Promise((resolve) => {
        socket.once('pong', (echo) => resolve(Buffer.from(payload).equals(echo)));
        socket.once('close', () => resolve(false));
        socket.ping(payload);
      }),
    close: (code) =>
      new Promise((resolve) => {
        socket.once('close', (answered) => resolve(answered));
        socket.close(code);
      }),
  };
}

function attach(socket: WebSocket, underlying: () => Duplex | undefined, handlers: WireHandlers): Wire {
  const state = { allBinary: true, closeCode: abnormalClosure };
  let failure = '';
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) state.allBinary = false;
    handlers.data(data);
  });
  socket.on('error', (error: Error & { code?: string }) => {
    failure = error.code ?? error.message;
  });
  socket.on('close', (code) => {
    handlers.closed(
      failure === 'ECONNRESET' ? 'reset' : 'end',
      code === abnormalClosure ? failure : `close code ${code}`,
    );
  });
  return {
    write: (bytes) =>
      new Promise((resolve) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(bytes, { binary: true }, () => resolve());
        else resolve();
      }),
    end: () => socket.close(1000),
    cut: () => {
      underlying()?.destroy();
      socket.terminate();
    },
    websocket: controlOf(socket, state),
  };
}

/** An endpoint for `ws://` (`tls` null) or `wss://`; the URL holds the path. */
export function webSocketEndpoint(url: string, tls: TlsOptions | null): Endpoint {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');

  const openSocket = (options: DialOptions): Duplex => {
    const to = { host, port: Number(port) || (tls === null ? 80 : 443), noDelay: true };
    const socket =
      tls === null
        ? connectTcp(to)
        : connectTls({
            ...to,
            servername: host,
            rejectUnauthorized: !tls.insecure,
            ...(tls.ca === undefined ? {} : { ca: Buffer.from(tls.ca) }),
          });
    return options.splitEveryByte ? splitting(socket) : socket;
  };

  return {
    url,
    transport: tls === null ? 'ws' : 'wss',
    dial: (handlers, options) =>
      new Promise((resolve, reject) => {
        let underlying: Duplex | undefined;
        const socket = new WebSocket(url, [...options.subprotocols], {
          perMessageDeflate: false,
          handshakeTimeout: options.timeoutMs,
          createConnection: (() => {
            underlying = openSocket(options);
            return underlying;
          }) as never,
        });
        socket.binaryType = 'nodebuffer';
        const failed = (error: Error & { code?: string }): void => {
          reject(
            error.code === undefined
              ? new DialError('refused', `${url} declined the WebSocket handshake: ${error.message}`, { cause: error })
              : dialFailure(url, error),
          );
        };
        socket.once('error', failed);
        socket.once('open', () => {
          socket.off('error', failed);
          resolve(attach(socket, () => underlying, handlers));
        });
      }),
  };
}
