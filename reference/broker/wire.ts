/** The two halves of a Network Connection as the broker core sees them: bytes out, bytes in. */

/**
 * What the broker may do to the peer. An adapter (TCP, WebSocket, pipe) or a test implements it; nothing here may
 * throw.
 */
export interface BrokerWire {
  /** Sends bytes in order. They may be shared with other connections, so they must not be written into. */
  send(bytes: Uint8Array): void;
  /** Closes the Network Connection after what was sent. */
  close(): void;
  /**
   * This client may be silent for ever (Keep Alive 0): only the transport can find out whether its machine still exists.
   * Where there is no machine at the other end it is left out.
   */
  watchPeer?(): void;
}

/** What the transport knows of the other end when it hands over a connection. */
export interface Peer {
  /** Null where there are no addresses. */
  readonly address: string | null;
  /** Milliseconds since the connection was opened: the handshakes of TLS and WebSocket take their time. */
  readonly openForMs: number;
  /** The name in its certificate where the transport demanded one and verified it, empty if that has none. */
  readonly certificateName?: string | undefined;
}

/** A peer of which nothing is known. */
export const unknownPeer: Peer = { address: null, openForMs: 0 };

/** What an adapter tells the broker about the peer. */
export interface BrokerConnection {
  /** Bytes came, cut anywhere. Those that matter for longer than this call are copied. */
  receive(chunk: Uint8Array): void;
  /** The peer reads more slowly than it is sent to: what can be left out or can wait is not to be sent. */
  congested(): void;
  /** It has read all that was sent. */
  drained(): void;
  /** The peer's stream is over, however it ended. Calling it again, or after the broker closed, does nothing. */
  ended(): void;
}
