/** Every bound that the transports keep on behalf of the broker, in one record. */

/** Bounds of the listeners and of each connection; the broker's own are in reference/broker/limits.ts. */
export interface TransportLimits {
  /** Sockets open at once on one listener. Beyond: closed as they come. */
  readonly maxConnections: number;
  /**
   * Bytes sent by the broker and not yet taken by the operating system. A connection that holds more when the next
   * packet is due has a peer that reads too slowly, and is cut: memory must not depend on the peer.
   */
  readonly maxUnsentBytes: number;
  /** Milliseconds for which a connection closed by us waits until the peer has read the last bytes and closed as well. */
  readonly lingerMs: number;
  /** The same while the listener itself is being closed. */
  readonly shutdownMs: number;
  /** WebSocket: milliseconds from the opening of the socket to the end of the handshake request. Then: closed. */
  readonly handshakeTimeoutMs: number;
  /** WebSocket: bytes of one message, however many MQTT packets it holds. Beyond: closed with 1009. */
  readonly maxMessageBytes: number;
}

const mebibyte = 1024 * 1024;

/** The bounds of a listener for which nothing else was asked. */
export const transportLimits: TransportLimits = {
  maxConnections: 10_000,
  maxUnsentBytes: 64 * mebibyte,
  lingerMs: 5_000,
  shutdownMs: 1_000,
  handshakeTimeoutMs: 10_000,
  maxMessageBytes: 32 * mebibyte,
};
