/** The state of one Network Connection. */

import type { Timer } from '../../clock.ts';
import type { FrameDecoder, Version } from '../../codec/index.ts';
import type { Session } from '../session/session.ts';
import type { BrokerWire } from '../wire.ts';
import type { KeepAlive } from './keep-alive.ts';

/** How far a connection has come. */
export type Phase =
  /** No CONNECT was accepted; `refusedWith` is the return code if one was refused. */
  | { readonly name: 'waiting'; readonly refusedWith: number | null }
  | { readonly name: 'connected'; readonly session: Session }
  /** Nothing is sent or taken any more. */
  | { readonly name: 'closed' };

/** One Network Connection. */
export interface Connection {
  readonly wire: BrokerWire;
  readonly frames: FrameDecoder;
  phase: Phase;
  /** Of its CONNECT; until then that of 3.1.1, whose CONNACK older and newer clients understand. */
  version: Version;
  /** Runs until a CONNECT is accepted. */
  connectTimer: Timer | null;
  /** Runs from then on, unless Keep Alive is 0. */
  keepAlive: KeepAlive | null;
}
