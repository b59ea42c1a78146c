/** What an observer knows of the session of a Client Identifier. */

import type { QoS } from '../../reference/codec/index.ts';
import type { Peer } from './peer.ts';

/** A QoS 1 or 2 message whose exchange with the subscriber is not over. */
export interface Underway {
  readonly qos: QoS;
  readonly awaiting: 'puback' | 'pubrec' | 'pubcomp';
  /** Topic Name and payload. */
  readonly content: string;
  /** Not so when the client came back taking smaller packets only: one that is larger is dropped, which nobody tells. */
  readonly isCertain: boolean;
}

/** What was granted for a Topic Filter since the session began. */
export interface Granted {
  maxQos: QoS;
  readonly identifiers: Set<number>;
  /** It once asked for RETAIN as published, as only 5.0 can; another version may go on with the session. */
  retainsAsPublished: boolean;
}

/** A session. */
export interface SessionModel {
  readonly clientId: string;
  /** Those of ended subscriptions too: what they met may still come. */
  readonly filters: Map<string, Granted>;
  readonly underway: Map<number, Underway>;
  /** Identifiers of its QoS 2 messages that the broker has and that are not released. */
  readonly received: Set<number>;
  owner: Peer | null;
  /** Seconds, as in 5.0. */
  expiryInterval: number;
  /** When it ends, if its client stays away; Infinity for never. */
  endsAtMs: number;
  /** See `Peer.isMurky`. */
  isMurky: boolean;
}

/** An empty one. */
export const createSessionModel = (clientId: string): SessionModel => ({
  clientId,
  filters: new Map(),
  underway: new Map(),
  received: new Set(),
  owner: null,
  expiryInterval: 0,
  endsAtMs: Number.POSITIVE_INFINITY,
  isMurky: false,
});

/** The Session Expiry Interval that is no interval (3.1.2.11.2). */
export const neverExpires = 0xffff_ffff;
