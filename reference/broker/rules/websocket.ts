/** Decisions about WebSocket as a transport (chapter 6), asked by the listener and not by the core. */

/** What the handshake is answered with. */
export type SubprotocolChoice =
  | { readonly type: 'select'; readonly name: string }
  /** The handshake succeeds and names no subprotocol. */
  | { readonly type: 'select-none' }
  | { readonly type: 'refuse' };

/**
 * The subprotocol names that are known, best first: `mqtt` is the one that the standard demands; the others are what
 * clients older than the standard, or careless, offer instead.
 */
const known = ['mqtt', 'mqttv3.1.1', 'mqttv3.1'];

/** The rules of chapter 6, and of RFC 6455 as far as it asks something of the server. */
export const webSocketRules = {
  /**
   * The answer to a handshake: `mqtt` if it is offered [MQTT-6.0.0-4]. Without a known name it is refused: the standard
   * binds only the client here, but whoever omits the name is most likely not speaking MQTT, and would otherwise wait in
   * silence for the reason why nothing works.
   */
  selectSubprotocol(offered: readonly string[]): SubprotocolChoice {
    const name = known.find((candidate) => offered.includes(candidate));
    return name === undefined ? { type: 'refuse' } : { type: 'select', name };
  },

  /** What is sent before the client has said anything: nothing, for CONNACK comes first [MQTT-3.2.0-1]. */
  greeting(): Uint8Array | null {
    return null;
  },

  /** Whether a segment of the byte stream below WebSocket is put up with: it may begin and end anywhere. */
  takesSegment(_segment: Uint8Array): boolean {
    return true;
  },

  /** The part of a binary message that is read: all, wherever packets begin and end in it [MQTT-6.0.0-2]. */
  partRead(message: Uint8Array): Uint8Array {
    return message;
  },

  /** What to do with a text message: close [MQTT-6.0.0-1]. `take` reads its bytes as if it were binary. */
  onTextMessage(_message: Uint8Array): 'close' | 'ignore' | 'take' {
    return 'close';
  },

  /** Whether these bytes go out as a binary message: all do [MQTT-6.0.0-1]. */
  sendsBinary(_bytes: Uint8Array): boolean {
    return true;
  },

  /** What to do with a ping frame: answer with its own data (RFC 6455, 5.5.3), or with others if the rule is bent. */
  onPing(
    data: Uint8Array,
  ): { readonly type: 'pong'; readonly data: Uint8Array } | { readonly type: 'ignore' | 'close' } {
    return { type: 'pong', data };
  },

  /**
   * What the end of the WebSocket means to MQTT: the end of the Network Connection and no more, whatever the close code,
   * so that the Will is published [MQTT-3.1.2-8].
   */
  meaningOfClose(_closeCode: number): 'stream-ended' | 'disconnect' {
    return 'stream-ended';
  },
};

/** The decisions of a WebSocket listener. A departure is a copy in which one function is another. */
export type WebSocketRules = Readonly<typeof webSocketRules>;
