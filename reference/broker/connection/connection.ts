/** The state of one Network Connection. */

import type { Timer } from '../../clock.ts';
import type { Connect, FrameDecoder, Version } from '../../codec/index.ts';
import type { Authentication } from '../authentication/method.ts';
import type { Session } from '../session/session.ts';
import type { BrokerWire } from '../wire.ts';
import type { KeepAlive } from './keep-alive.ts';
import type { ClientTerms } from './terms.ts';

/** How far a connection has come. */
export type Phase =
  /** No CONNECT was accepted; `refusedWith` is the return code if one was refused. */
  | { readonly name: 'waiting'; readonly refusedWith: number | null }
  /** A CONNECT waits for the end of an enhanced authentication (4.12). */
  | { readonly name: 'authenticating'; readonly connect: Connect }
  /**
   * A CONNECT waits for the word of those who keep the accounts; `over` resolves when the phase is another. What comes
   * meanwhile waits.
   */
  | { readonly name: 'identifying'; readonly over: Promise<void> }
  | { readonly name: 'connected'; readonly session: Session }
  /** Nothing is sent or taken any more. */
  | { readonly name: 'closed' };

/** One Network Connection. */
export interface Connection {
  readonly wire: BrokerWire;
  /** Of the peer; null where there are none. */
  readonly address: string | null;
  /** As in `Peer`. */
  readonly certificateName: string | undefined;
  /** Null while no bytes wait: between two packets a connection needs none. */
  frames: FrameDecoder | null;
  /** What waits there, as far as it is counted. */
  unfinishedBytes: number;
  phase: Phase;
  /** Of its CONNECT; until then that of 3.1.1, whose CONNACK older and newer clients understand. */
  version: Version;
  /** Of its CONNECT. */
  terms: ClientTerms;
  /** Null for a client that named no Authentication Method. */
  authentication: Authentication | null;
  /** Topic Names by the Topic Alias that the client gave each (3.3.2.3.4). */
  readonly inboundAliases: Map<number, string>;
  /** Topic Aliases by the Topic Name that the server gave each. */
  readonly outboundAliases: Map<string, number>;
  /** Identifiers of QoS 2 messages that came over it and whose exchange is not over: they count against Receive Maximum (4.9). */
  readonly unfinished: Set<number>;
  /** Runs until a CONNECT is accepted. */
  connectTimer: Timer | null;
  /** Runs from then on, unless Keep Alive is 0. */
  keepAlive: KeepAlive | null;
  /** Its client reads too slowly: nothing is sent that can be left out or can wait. */
  isCongested: boolean;
}
