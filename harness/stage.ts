/** What a scenario's body is handed: the stage, and the clients that it opens on it. */

import type {
  Connack,
  Packet,
  PacketOf,
  PacketType,
  Publish,
  QoS,
  Suback,
  Subscription,
  Unsuback,
  Will,
} from '../reference/codec/packet.ts';
import type { Properties } from '../reference/codec/properties.ts';
import type { Version } from '../reference/codec/version.ts';
import type { Citations } from '../reference/statements/index.ts';
import type { DeclarationName, Declarations } from './declarations.ts';
import type { Offer } from './offer.ts';
import type { Observation } from './result.ts';
import type { Ending } from './trace.ts';

/** A payload or password as a scenario writes it: text is sent as UTF-8. */
export type Content = string | Uint8Array;

type Spelled<T, Field> = Field extends 'payload' | 'password' ? Content : Field extends 'will' ? WillDraft : T;
type Loose<P> = { readonly [Field in keyof P as Exclude<Field, 'type'>]?: Spelled<P[Field], Field> };

/** A packet to send, with what does not matter left out: an identifier is chosen, flags are 0, codes are 0. */
export type Draft = { [T in PacketType]: { readonly type: T } & Loose<PacketOf<T>> }[PacketType];

/** A Will with what does not matter left out: QoS 0, not retained. */
export interface WillDraft extends Partial<Omit<Will, 'payload' | 'topic'>> {
  readonly topic: string;
  readonly payload: Content;
}

/** How bytes are cut into segments. whole: one for each thing sent. bytes: one for each byte. coalesced: all since the body last waited in one. */
export type Framing = 'whole' | 'bytes' | 'coalesced';

/** How a client connects. Whatever is left out is unremarkable: a fresh client id, a clean session, Keep Alive 60. */
export interface ConnectOptions {
  readonly clientId?: string;
  /** true: nothing is kept before or after (5.0: Clean Start 1, no Session Expiry). false: resumed and kept (5.0: Clean Start 0, Session Expiry of an hour). Default true. */
  readonly cleanSession?: boolean;
  /** Seconds; default 60. */
  readonly keepAlive?: number;
  readonly will?: WillDraft;
  readonly userName?: string;
  readonly password?: Content;
  /** 5.0. */
  readonly properties?: Properties;
  /** For clients of different versions in one scenario; default: the stage's. */
  readonly version?: Version;
  /** auto: PUBLISH and PUBREL from the broker are acknowledged as they come. manual: the body does it. Default auto. */
  readonly acks?: 'auto' | 'manual';
  /** WebSocket endpoints only: the subprotocols to offer, default `['mqtt']`. */
  readonly subprotocols?: readonly string[];
  /** How what it sends is cut into segments, on a WebSocket into messages; default: as the run has it. */
  readonly framing?: Framing;
}

/** How a connection is opened. */
export type OpenOptions = Pick<ConnectOptions, 'acks' | 'subprotocols' | 'version' | 'framing'>;

/** How a body says which packet it expects: fields that must be equal (payloads may be text), or a question. */
export type Matcher<T extends PacketType> =
  | (Omit<Partial<PacketOf<T>>, 'type' | 'payload'> & { readonly payload?: Content })
  | ((packet: PacketOf<T>) => boolean);

/** How a message is to be published. */
export interface PublishOptions {
  readonly qos?: QoS;
  readonly retain?: boolean;
  readonly dup?: boolean;
  readonly packetIdentifier?: number;
  readonly properties?: Properties;
}

/** How a client subscribes: Subscription Options for each Topic Filter given as text, and Properties (5.0). */
export interface SubscribeOptions extends Partial<Omit<Subscription, 'topicFilter'>> {
  readonly properties?: Properties;
}

/** How a client unsubscribes. */
export interface UnsubscribeOptions {
  /** 5.0. */
  readonly properties?: Properties;
}

/** How a client leaves (5.0). */
export interface DisconnectOptions {
  /** Default 0x00; 0x04 has the Will published. */
  readonly reasonCode?: number;
  readonly properties?: Properties;
}

/** When a connection must be over. */
export interface ClosedOptions {
  /**
   * For rules of time: milliseconds since this client last sent a packet. When it was closed is recorded as an
   * observation; a timer's coarseness later is waited for.
   */
  readonly atMs?: number;
  /** What the broker must close it for, for people: `a SUBSCRIBE without filters`. */
  readonly on?: string;
  /**
   * 5.0: the Reason Codes that fit, beside 0x80. Which one precedes a close is advice: another is a warning, none at all
   * is lawful. Where the standard demands a DISCONNECT, expect that first.
   */
  readonly reasonCodes?: readonly number[];
  /** Judged instead of the scenario's own statements when the expectation fails. */
  readonly statements?: Citations;
}

/** How a connection ended. */
export interface Closing {
  readonly how: Ending;
  /** 5.0: of the DISCONNECT, or the refusing CONNACK, that the broker sent before; null when it sent none. */
  readonly reasonCode: number | null;
  /** Milliseconds since this client last sent a packet. */
  readonly afterMs: number;
}

/** What can be done with a WebSocket beyond sending bytes. */
export interface WebSocketControl {
  /** The subprotocol that the server selected, whether or not it was offered; empty when none. */
  readonly subprotocol: string;
  /** Whether every data frame from the server so far was binary. */
  readonly allBinary: boolean;
  /** Sends one text message: these bytes, which should be UTF-8, in a frame of the wrong kind. */
  sendText(bytes: Uint8Array): Promise<void>;
  /** Sends one binary message as several frames, one for each piece; `between` runs after each but the last. */
  sendFragments(pieces: readonly Uint8Array[], between?: () => Promise<void>): Promise<void>;
  /** Sends a ping frame with up to 125 bytes and waits for its pong; false when none with these bytes came in time. */
  ping(payload: Uint8Array): Promise<boolean>;
  /** Starts the closing handshake; gives the close code of the server's answer, 1006 when there was none in time. */
  close(code: number): Promise<number>;
}

/** A client that may do anything. What it expects and does not get ends the scenario with a failure. */
export interface Client {
  /** a, b, c, ... in order of opening. */
  readonly name: string;
  readonly clientId: string;
  /** The CONNACK that came; an error to ask for before. */
  readonly connack: Connack;
  /** Seconds of Keep Alive that hold: CONNACK's Server Keep Alive (5.0), else what CONNECT asked for. */
  readonly keepAlive: number;
  /** Null over other transports. */
  readonly websocket: WebSocketControl | null;

  /** A Packet Identifier not used by this client yet. */
  freshIdentifier(): number;
  /** Sends one packet as the strict encoder writes it, and does not wait for an answer. */
  send(draft: Draft): Promise<void>;
  /** Sends bytes as they are: several arguments are joined. For wrong packets made with `forge`. */
  sendBytes(...bytes: readonly Uint8Array[]): Promise<void>;

  /**
   * Subscribes and waits for the SUBACK, which must tell of every filter at which QoS it is granted. One that refuses is
   * lawful, and leaves nothing to judge: the scenario is inconclusive. Where it is not, send SUBSCRIBE and expect SUBACK.
   */
  subscribe(filter: string | readonly (string | Subscription)[], options?: SubscribeOptions): Promise<Suback>;
  /** Unsubscribes and waits for the UNSUBACK, which must not refuse (5.0: 0x00 or 0x11). */
  unsubscribe(filter: string | readonly string[], options?: UnsubscribeOptions): Promise<Unsuback>;
  /**
   * Publishes and goes through the whole exchange of its QoS, which the broker must not refuse; behind a retained
   * message a PINGREQ, so that it is stored, and before it one of each client that has just subscribed, so that it is a
   * live message to them. Waits for its turn where the broker's Receive Maximum is reached.
   */
  publish(topic: string, payload: Content, options?: PublishOptions): Promise<void>;
  /** PINGREQ, and waits for the PINGRESP: all that the broker sent this client before it has then arrived. */
  ping(): Promise<void>;
  /** Sends DISCONNECT and closes: the good way to leave. */
  disconnect(options?: DisconnectOptions): Promise<void>;
  /** Cuts the Network Connection without DISCONNECT: the way to die. */
  cut(): Promise<void>;
  /** Ends the stream without DISCONNECT: the quiet way to die. What was sent before still arrives. */
  end(): Promise<void>;

  /** The next packet of that type must come and match. Packets of other types stay for later. */
  expect<T extends PacketType>(
    type: T,
    matcher?: Matcher<T>,
    options?: { readonly statements?: Citations },
  ): Promise<PacketOf<T>>;
  /** As many PUBLISH packets as matchers must come, each matcher met once; in that order unless `order` is any. */
  expectPublishes(
    matchers: readonly Matcher<'publish'>[],
    options?: { readonly order?: 'kept' | 'any' },
  ): Promise<readonly Publish[]>;
  /**
   * No further packet of that type must come. With `after`, that client first publishes sentinels at each QoS, which
   * this one must receive; then, and without, a PINGREQ is answered: what would have come has come by then.
   * On a connection that is closed already it looks at what came. `inTime` is asked before what came is held against the
   * broker: it is lawful when a countdown is over.
   */
  expectNo(
    type: PacketType,
    options?: { readonly after?: Client; readonly inTime?: () => void; readonly statements?: Citations },
  ): Promise<void>;
  /** The broker must close the connection; packets that it sends before stay to be expected. */
  expectClosed(options?: ClosedOptions): Promise<Closing>;
  /** The connection must still be served: a PINGREQ is answered. */
  expectOpen(): Promise<void>;
  /** The broker must not close the connection for so long, during which this client sends nothing. */
  expectOpenFor(durationMs: number): Promise<void>;
  /** Whatever comes first: the next packet of one of those types (taken), or the end. For rules that allow either. */
  expectOneOf(types: readonly PacketType[]): Promise<Packet | Closing>;
}

/** The scenario's world. */
export interface Stage {
  readonly version: Version;
  readonly transport: string;
  /** Milliseconds within which an answer must come; grows with the measured round trip. */
  readonly patienceMs: number;
  /** Milliseconds by which a measured time may be off for reasons of ours. */
  readonly slackMs: number;
  /** Highest QoS that the target supports. */
  readonly maxQos: QoS;
  /** What the target offers to clients of this version, as discovery found it (5.0: as its CONNACK says). */
  readonly offer: Offer;
  /** The account for enhanced authentication, for scenarios that need it. */
  readonly account: { readonly userName?: string; readonly password?: string };
  /** The value of `--declare NAME=VALUE`; asking for one that is not in `needs` is an error. */
  declared<Name extends DeclarationName>(name: Name): NonNullable<Declarations[Name]>;
  /**
   * A word that is in no topic of any other scenario. Packets whose topic lacks it are not shown to bodies, so that a
   * bare `#` sees only its own; one whose payload begins with it is shown too. Use it to make topics of unusual shape.
   */
  readonly tag: string;
  /** A topic of this scenario only: `<tag>/<name>`. */
  topic(name: string): string;
  /** A client id of this scenario only, of at most 23 letters and digits; the same name gives the same id. */
  clientId(name: string): string;
  /** Opens a connection, sends CONNECT, and requires that it is accepted. */
  connect(options?: ConnectOptions): Promise<Client>;
  /** Opens a connection and sends nothing. */
  open(options?: OpenOptions): Promise<Client>;
  /** Tries to open one where the server may refuse the WebSocket handshake. */
  tryOpen(options: OpenOptions): Promise<Client | { readonly refused: string }>;
  /** The bytes of a packet as the strict encoder writes it, to be altered, cut or joined with others; a CONNECT logs in. */
  encode(draft: Draft): Uint8Array;
  /**
   * Begins to count a time for which the broker must hold something. What it gives is called behind the broker's answer and
   * before that is judged: when the time is over by then, this machine or the broker was too slow for the question, and the
   * scenario ends as inconclusive. Within it there is no excuse: the broker began to count later and answered sooner.
   */
  countdown(durationMs: number): () => void;
  /** Records which of several lawful things the broker did, or a measured value. */
  observe(name: string, value: Observation): void;
  /** Records a SHOULD that was not kept, or a reading on which implementers differ, without ending the scenario. */
  warn(reason: string, statements?: Citations): void;
  /** Ends the scenario with a failure: expected ..., got .... */
  fail(expected: string, got: string, statements?: Citations): never;
}
