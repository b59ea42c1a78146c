/** The tcp and tls transports of the prober. */

import { connect as connectTcp, type Socket } from 'node:net';
import { systemClock } from '../../reference/clock.ts';
import { countDown } from '../countdown.ts';
import { concat } from './bytes.ts';
import { secured, type TlsOptions } from './tls.ts';
import { DialError, type Endpoint, type Wire, type WireHandlers } from './wire.ts';

/** Writes to a socket, and calls back when the system has the bytes; a socket that is gone swallows them. */
export function writeTo(socket: Socket, bytes: Uint8Array, isOut: () => void): void {
  if (socket.destroyed || !socket.writable) isOut();
  else socket.write(bytes, () => isOut());
}

/** The sentence for people about a socket that could not be opened. */
export function dialFailure(url: string, cause: Error & { code?: string }): DialError {
  const why: Record<string, string> = {
    ECONNREFUSED: 'nobody listens there; is the broker running, and is the port right?',
    ENOTFOUND: 'that host name is not known',
    EAI_AGAIN: 'the host name could not be resolved',
    EHOSTUNREACH: 'there is no route to that host',
    ENETUNREACH: 'there is no route to that network',
    ECONNRESET: 'the connection was reset while it was being made',
    CERT_HAS_EXPIRED: 'its certificate has expired: renew it, or say --insecure to accept it all the same',
    CERT_NOT_YET_VALID: 'its certificate is not valid yet; is the clock right, here and there?',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself: give that with --ca, or say --insecure',
    SELF_SIGNED_CERT_IN_CHAIN:
      'it is vouched for by an authority that is not trusted here: give its certificate with --ca',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      'nobody that is trusted here vouches for its certificate: give the authority with --ca',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
      'nobody that is trusted here vouches for its certificate: give the authority with --ca',
    ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host name than that of the URL',
    EPROTO: 'it does not speak TLS there, or no version of it that is spoken here',
  };
  const code = cause.code ?? '';
  const kind =
    code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL') || /CERT|SIGNED|SSL/.test(code)
      ? 'refused'
      : 'unreachable';
  return new DialError(
    kind,
    `cannot connect to ${url}: ${why[code] ?? cause.message}${code === '' ? '' : ` (${code})`}`,
    { cause },
  );
}

/**
 * Keeps Node 20 from losing a handle for ever, with which a thread never ends: a socket that is to be reset fails to be closed
 * when the peer's own reset comes meanwhile. Whoever was reset needs no reset from us.
 */
function closesOnError(socket: Socket): Socket {
  const close = socket._destroy.bind(socket);
  socket._destroy = (error, callback) => {
    if (error !== null) Object.assign(socket, { resetAndClosing: false });
    close(error, callback);
  };
  return socket;
}

/** What is written in one turn goes out as one segment: fewer calls of the system, the same stream. */
class Gathering {
  private readonly socket: Socket;
  private parts: Uint8Array[] = [];
  private turn: Promise<void> = Promise.resolve();
  private isOut: () => void = () => undefined;

  constructor(socket: Socket) {
    this.socket = socket;
  }

  /** Resolves when the system has the bytes, with all others of the turn. */
  add(bytes: Uint8Array): Promise<void> {
    this.parts.push(bytes);
    if (this.parts.length === 1) {
      this.turn = new Promise((resolve) => {
        this.isOut = resolve;
      });
      process.nextTick(() => this.write());
    }
    return this.turn;
  }

  /** Writes what there is without waiting for the end of the turn. */
  write(): void {
    if (this.parts.length === 0) return;
    const bytes = concat(this.parts);
    this.parts = [];
    writeTo(this.socket, bytes, this.isOut);
  }
}

/** Connects a socket's events to the wire's handlers once it is open; `below` is the TCP socket under it, or it itself. */
function wireOf(socket: Socket, below: Socket, handlers: WireHandlers): Wire {
  const gathering = new Gathering(socket);
  let ended = false;
  let failure: (Error & { code?: string }) | null = null;
  socket.on('data', (bytes) => handlers.data(bytes));
  socket.on('end', () => {
    ended = true;
  });
  socket.on('error', (error) => {
    failure = error;
  });
  socket.on('close', () => {
    const code = failure?.code ?? failure?.message ?? '';
    handlers.closed(ended || failure === null ? 'end' : 'reset', code);
  });
  return {
    write: (bytes) => gathering.add(bytes),
    end: () => {
      gathering.write();
      socket.end();
    },
    // Node 20 loses the handle of a socket that is reset while its own end is on the way, and then never ends itself.
    cut: () => void (below.writableEnded ? below.destroy() : below.resetAndDestroy()),
    websocket: null,
  };
}

/** An endpoint for `mqtt://` (`tls` null) or `mqtts://`. */
export function tcpEndpoint(url: string, host: string, port: number, tls: TlsOptions | null): Endpoint {
  return {
    url,
    transport: tls === null ? 'tcp' : 'tls',
    dial: (handlers, { timeoutMs }) =>
      new Promise((resolve, reject) => {
        const below = closesOnError(connectTcp({ host, port, noDelay: true }));
        const socket = tls === null ? below : secured(below, host, tls);
        const deadline = countDown(systemClock, timeoutMs, () => {
          socket.destroy();
          reject(new DialError('unreachable', `cannot connect to ${url}: no answer within ${timeoutMs} ms`));
        });
        const failed = (error: Error): void => {
          deadline.cancel();
          reject(dialFailure(url, error));
        };
        socket.once('error', failed);
        socket.once(tls === null ? 'connect' : 'secureConnect', () => {
          deadline.cancel();
          socket.off('error', failed);
          resolve(wireOf(socket, below, handlers));
        });
      }),
  };
}
