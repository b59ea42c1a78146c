/** The browser's own WebSocket as an endpoint of the prober. */

import { DialError, type Endpoint, type Wire, type WireHandlers } from '../../harness/prober/wire.ts';

/** The close code that means that nothing was said. */
const nothingSaid = 1005;
/** The end without a closing handshake. */
const abnormal = 1006;

/** A broker at a ws:// or wss:// URL. */
export function browserWebSocket(url: string): Endpoint {
  return {
    url,
    transport: url.startsWith('wss:') ? 'wss' : 'ws',
    dial: (handlers, { subprotocols, timeoutMs }) =>
      new Promise((resolve, reject) => {
        const fail = (why: string): void => reject(new DialError('unreachable', `${url}: ${why}`));
        let socket: WebSocket;
        try {
          socket = new WebSocket(url, [...subprotocols]);
        } catch (error) {
          fail(error instanceof Error ? error.message : String(error));
          return;
        }
        socket.binaryType = 'arraybuffer';
        const timer = setTimeout(() => {
          socket.close();
          fail(`no answer within ${timeoutMs} ms`);
        }, timeoutMs);
        socket.onopen = () => {
          clearTimeout(timer);
          attach(socket, handlers);
          resolve(wireOf(socket));
        };
        // A browser does not tell why, so that pages cannot explore a network.
        socket.onclose = ({ code }) => {
          clearTimeout(timer);
          fail(
            `could not be opened (close code ${code}). Is a broker listening there for WebSocket, with the subprotocol ${subprotocols.join(', ')}?`,
          );
        };
      }),
  };
}

function attach(socket: WebSocket, { data, closed }: WireHandlers): void {
  socket.onmessage = ({ data: message }: MessageEvent<ArrayBuffer | string>) => {
    data(typeof message === 'string' ? new TextEncoder().encode(message) : new Uint8Array(message));
  };
  socket.onclose = ({ code, reason }) => {
    const told = code === nothingSaid ? '' : `close code ${code}${reason === '' ? '' : ` ${reason}`}`;
    closed(code === abnormal ? 'reset' : 'end', told);
  };
}

function wireOf(socket: WebSocket): Wire {
  return {
    write: async (bytes) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(new Uint8Array(bytes));
    },
    end: () => socket.close(1000),
    // A page cannot reset a connection; this is as near as it comes.
    cut: () => socket.close(),
    websocket: null,
  };
}
