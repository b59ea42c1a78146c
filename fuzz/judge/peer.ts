/** What can be known of one Network Connection by reading the bytes of both directions. */

import {
  type Connect,
  createFrameDecoder,
  type FrameDecoder,
  type PacketType,
  packetTypes,
  type Subscribe,
  type Unsubscribe,
  type Version,
} from '../../reference/codec/index.ts';
import type { SessionModel } from './session-model.ts';

/** How far a connection has come. */
export type PeerPhase = 'fresh' | 'asked' | 'served';

/** One Network Connection, as an observer between both sides has it. */
export interface Peer {
  readonly number: number;
  readonly said: FrameDecoder;
  readonly heard: FrameDecoder;
  version: Version;
  phase: PeerPhase;
  /** The CONNECT that it sent. */
  connect: Connect | null;
  /** Null until a CONNACK has accepted it. */
  session: SessionModel | null;
  /** How many answers of each kind the broker owes, by `answerKey`. */
  readonly owed: Map<number, number>;
  /** What is not answered yet by SUBACK or UNSUBACK. */
  readonly requests: (Subscribe | Unsubscribe)[];
  /** Identifiers of PUBLISH packets sent to it here whose exchange is not over. */
  readonly sentHere: Set<number>;
  /** Identifiers of PUBREL packets that came here without being asked for: each is sent again once. */
  readonly releasedAgain: Set<number>;
  /** Topic Names by the aliases that it was told. */
  readonly toldAliases: Map<number, string>;
  /** Topic Names by the aliases that it set. */
  readonly setAliases: Map<number, string>;
  /** Identifiers of its QoS 2 messages whose exchange, begun here, is not over. */
  readonly unfinished: Set<number>;
  /** Why the broker has to close it; what comes after that is not read. */
  doomed: string | null;
  /** It did something for which the broker may close it. */
  isToBlame: boolean;
  /** Several packets came at once of which one changes what others mean: who answered what cannot be told any more. */
  isMurky: boolean;
  /** The broker sent DISCONNECT. */
  saidGoodbye: boolean;
  /** The broker closed it. */
  isClosed: boolean;
  openedAtMs: number;
  heardFromAtMs: number;
  /** Milliseconds of silence that end it; Infinity for none. */
  silenceLimitMs: number;
}

/** A connection that was just opened to a broker that takes packets of so many bytes. */
export function createPeer(number: number, nowMs: number, maxPacketBytes: number): Peer {
  return {
    number,
    said: createFrameDecoder({ maxPacketBytes }),
    heard: createFrameDecoder({ maxPacketBytes: Number.MAX_SAFE_INTEGER }),
    version: '3.1.1',
    phase: 'fresh',
    connect: null,
    session: null,
    owed: new Map(),
    requests: [],
    sentHere: new Set(),
    releasedAgain: new Set(),
    toldAliases: new Map(),
    setAliases: new Map(),
    unfinished: new Set(),
    doomed: null,
    isToBlame: false,
    isMurky: false,
    saidGoodbye: false,
    isClosed: false,
    openedAtMs: nowMs,
    heardFromAtMs: nowMs,
    silenceLimitMs: Number.POSITIVE_INFINITY,
  };
}

/** Whether the broker still has it. */
export const isOpen = ({ isClosed, saidGoodbye }: Peer): boolean => !isClosed && !saidGoodbye;

const identifiers = 65_536;

/** The type of an answer and its Packet Identifier as one number. */
export const answerKey = (type: PacketType, packetIdentifier: number): number =>
  packetTypes.indexOf(type) * identifiers + packetIdentifier;

/** An answer for people. */
export const answerName = (key: number): string =>
  `${packetTypes[Math.floor(key / identifiers)]?.toUpperCase()} ${key % identifiers}`;

/** One more such answer is owed. */
export function owe(peer: Peer, type: PacketType, packetIdentifier = 0): void {
  const key = answerKey(type, packetIdentifier);
  peer.owed.set(key, (peer.owed.get(key) ?? 0) + 1);
}

/** Such an answer came; false if none was owed. */
export function settleAnswer(peer: Peer, type: PacketType, packetIdentifier = 0): boolean {
  const key = answerKey(type, packetIdentifier);
  const count = peer.owed.get(key);
  if (count === undefined) return false;
  if (count === 1) peer.owed.delete(key);
  else peer.owed.set(key, count - 1);
  return true;
}

/** Bytes of the largest packet that it takes. */
export const mostBytes = ({ connect }: Peer): number =>
  connect?.properties?.maximumPacketSize ?? Number.POSITIVE_INFINITY;
