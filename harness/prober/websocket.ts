/** The ws and wss transports of the prober (chapter 6 of both standards). */

import type { IncomingMessage } from 'node:http';
import { connect as connectTcp, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ClientOptions, WebSocket } from 'ws';
import { systemClock } from '../../reference/clock.ts';
import { countDown } from '../countdown.ts';
import type { WebSocketControl } from '../stage.ts';
import { dialFailure, writeTo } from './tcp.ts';
import { secured, type TlsOptions } from './tls.ts';
import { DialError, type DialOptions, type Endpoint, type Wire, type WireHandlers } from './wire.ts';

/** The close code that stands for none: the connection went without a close frame. */
const abnormalClosure = 1006;

/** Beyond so many bytes of one write the rest goes in one piece: they hold the frame header and enough of the packet. */
const bytesCutSingly = 256;

const written = (socket: Socket, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve) => writeTo(socket, bytes, resolve));

/**
 * A socket whose every written byte becomes a segment of its own, so that frame headers are split as well. The request
 * that opens the WebSocket goes whole: it is HTTP's, and servers bound the time for it.
 */
function splitting(socket: Socket): Duplex {
  let isRequest = true;
  const outer = new Duplex({
    read: () => socket.resume(),
    write: (chunk: Uint8Array, _encoding, done) => {
      void (async () => {
        const singly = isRequest ? 0 : Math.min(chunk.length, bytesCutSingly);
        isRequest = false;
        for (let at = 0; at < singly; at += 1) {
          await written(socket, chunk.subarray(at, at + 1));
          // The reader is let read a begun frame header. Not every byte: on a busy machine a turn takes long, and a packet
          // of a hundred turns would outlast the time that servers give to a CONNECT.
          if (at === 0) await nextTurn();
        }
        if (singly < chunk.length) await written(socket, chunk.subarray(singly));
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

interface WebSocketState {
  readonly subprotocol: string;
  allBinary: boolean;
}

function controlOf(socket: WebSocket, state: WebSocketState, timeoutMs: number): WebSocketControl {
  const sent = (bytes: Uint8Array, options: { binary: boolean; fin?: boolean }): Promise<void> =>
    new Promise((resolve) => socket.send(bytes, options, () => resolve()));
  return {
    get subprotocol() {
      return state.subprotocol;
    },
    get allBinary() {
      return state.allBinary;
    },
    sendText: (bytes) => sent(bytes, { binary: false }),
    sendFragments: async (pieces, between) => {
      for (const [index, piece] of pieces.entries()) {
        const fin = index === pieces.length - 1;
        await sent(piece, { binary: true, fin });
        if (!fin) await between?.();
      }
    },
    ping: (payload) =>
      new Promise((resolve) => {
        const settle = (came: boolean): void => {
          clearTimeout(deadline);
          socket.off('pong', onPong);
          socket.off('close', onClose);
          resolve(came);
        };
        const onPong = (echo: Buffer): void => {
          if (echo.equals(payload)) settle(true);
        };
        const onClose = (): void => settle(false);
        const deadline = setTimeout(onClose, timeoutMs);
        socket.on('pong', onPong);
        socket.on('close', onClose);
        socket.ping(payload, undefined, (error) => {
          if (error) onClose();
        });
      }),
    close: (code) =>
      new Promise((resolve) => {
        if (socket.readyState === WebSocket.CLOSED) resolve(abnormalClosure);
        socket.once('close', (answered) => resolve(answered));
        socket.close(code);
      }),
  };
}

/** What belongs to one opened WebSocket. */
interface Opened {
  readonly socket: WebSocket;
  readonly subprotocol: string;
  underlying(): Duplex | undefined;
  /** Milliseconds to wait for a pong. */
  readonly timeoutMs: number;
}

function attach({ socket, subprotocol, underlying, timeoutMs }: Opened, handlers: WireHandlers): Wire {
  const state: WebSocketState = { subprotocol, allBinary: true };
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
    websocket: controlOf(socket, state, timeoutMs),
  };
}

/**
 * Takes the subprotocol out of the server's answer, and leaves the first of those offered in its place: ws would end the
 * connection for a wrong one, which is for the scenarios to judge.
 */
function takeSubprotocol(response: IncomingMessage, [offered]: readonly string[]): string {
  const { 'sec-websocket-protocol': selected, ...others } = response.headers;
  response.headers = offered === undefined ? others : { ...others, 'sec-websocket-protocol': offered };
  return selected ?? '';
}

/** An endpoint for `ws://` (`tls` null) or `wss://`; the URL holds the path. */
export function webSocketEndpoint(url: string, tls: TlsOptions | null): Endpoint {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');

  const openSocket = (options: DialOptions): Duplex => {
    const at = Number(port) || (tls === null ? 80 : 443);
    const below = connectTcp({ host, port: at, noDelay: true });
    const socket = tls === null ? below : secured(below, host, tls);
    return options.splitEveryByte ? splitting(socket) : socket;
  };

  return {
    url,
    transport: tls === null ? 'ws' : 'wss',
    under: (path) => webSocketEndpoint(new URL(path, url).href, tls),
    dial: (handlers, options) =>
      new Promise((resolve, reject) => {
        const { subprotocols, timeoutMs } = options;
        let underlying: Duplex | undefined;
        let subprotocol = '';
        const clientOptions: ClientOptions & { closeTimeout: number } = {
          perMessageDeflate: false,
          closeTimeout: timeoutMs / 2,
          maxPayload: 0,
          skipUTF8Validation: true,
          createConnection: (() => {
            underlying = openSocket(options);
            return underlying;
          }) as never,
        };
        const socket = new WebSocket(url, [...subprotocols], clientOptions);
        socket.binaryType = 'nodebuffer';
        socket.once('upgrade', (response) => {
          subprotocol = takeSubprotocol(response, subprotocols);
        });
        const deadline = countDown(systemClock, timeoutMs, () => {
          failed(new Error(`no answer within ${timeoutMs} ms`));
          socket.terminate();
        });
        const failed = (error: Error & { code?: string }): void => {
          deadline.cancel();
          // A server that hangs up in the middle of the handshake declines it as well.
          reject(
            error.code === undefined || error.code === 'ECONNRESET'
              ? new DialError('refused', `${url} declined the WebSocket handshake: ${error.message}`, { cause: error })
              : dialFailure(url, error),
          );
        };
        socket.once('error', failed);
        socket.once('open', () => {
          deadline.cancel();
          socket.off('error', failed);
          resolve(attach({ socket, subprotocol, underlying: () => underlying, timeoutMs }, handlers));
        });
      }),
  };
}
