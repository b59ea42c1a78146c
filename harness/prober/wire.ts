/** What the prober needs of a transport: bytes out, bytes in, and three different ways for it to end. */

import type { WebSocketControl } from '../stage.ts';

/** The transports over which MQTT is spoken here. */
export type Transport = 'tcp' | 'tls' | 'ws' | 'wss' | 'pipe';

/** One open Network Connection. */
export interface Wire {
  /**
   * Hands bytes to the transport as one frame, or one segment together with what else is written in the same turn;
   * resolves when the system has taken them.
   */
  write(bytes: Uint8Array): Promise<void>;
  /** Ends in good order, after what was written. */
  end(): void;
  /** Cuts: the peer sees a reset, or as near to one as the transport has. */
  cut(): void;
  /** Null over transports other than WebSocket. */
  readonly websocket: WebSocketControl | null;
}

/** What a wire tells its owner. After `closed` nothing more comes. */
export interface WireHandlers {
  data(bytes: Uint8Array): void;
  /** The peer's stream is over: in good order, or by a reset. Also called after our own end or cut. */
  closed(how: 'end' | 'reset', detail: string): void;
}

/** What may be asked of one connection. */
export interface DialOptions {
  /** WebSocket only. */
  readonly subprotocols: readonly string[];
  /** Milliseconds to wait for the connection. */
  readonly timeoutMs: number;
  /** Cut the bytes below the WebSocket layer too, so that frame headers are split. */
  readonly splitEveryByte: boolean;
}

/** A place to connect to. */
export interface Endpoint {
  /** Without user and password. */
  readonly url: string;
  readonly transport: Transport;
  /** WebSocket only: the same server under another path. */
  readonly under?: (path: string) => Endpoint;
  /** Connects; rejects with a DialError. */
  dial(handlers: WireHandlers, options: DialOptions): Promise<Wire>;
}

/** The connection could not be made. */
export class DialError extends Error {
  readonly code = 'MQTTSPEC_DIAL';
  /** unreachable: nobody there, or no answer in time. refused: a server answered and declined (WebSocket handshake, TLS). */
  readonly kind: 'unreachable' | 'refused';

  constructor(kind: 'unreachable' | 'refused', message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DialError';
    this.kind = kind;
  }
}
