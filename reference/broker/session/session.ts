/** Session state: what the broker holds for one Client Identifier (3.1.2.4). */

import type { Timer } from '../../clock.ts';
import type { QoS, SharedFilter, Version, Will } from '../../codec/index.ts';
import { allRights, type Identity, type Rights } from '../access/access.ts';
import type { Connection } from '../connection/connection.ts';
import { type ClientTerms, defaultTerms } from '../connection/terms.ts';
import type { Counters } from '../counters.ts';
import type { Delivery } from '../message.ts';
import { SmallMap } from '../small-map.ts';
import { SmallSet } from '../small-set.ts';
import { createQueue, type Queue } from './queue.ts';

/** A Topic Filter with what was granted for it. */
export interface HeldSubscription {
  /** As the client wrote it, `$share/…` included. */
  readonly topicFilter: string;
  readonly qos: QoS;
  readonly noLocal: boolean;
  readonly retainAsPublished: boolean;
  readonly retainHandling: 0 | 1 | 2;
  /** Null if the client gave it none. */
  readonly subscriptionIdentifier: number | null;
  /** The parts of the filter of a Shared Subscription; null for those that are the session's own. */
  readonly share: SharedFilter | null;
}

/** A QoS 1 or 2 message that was sent to the client and is not yet acknowledged in full. */
export interface InFlight {
  readonly packetIdentifier: number;
  readonly delivery: Delivery;
  /** The packet that the client owes. */
  readonly awaiting: 'puback' | 'pubrec' | 'pubcomp';
  /** How many times it has been sent: 1 after the first. */
  readonly attempts: number;
}

/** A session as the rules see it. */
export interface SessionView extends Identity {
  /** What its client may do. */
  readonly rights: Rights;
  /** Of the last CONNECT. */
  readonly version: Version;
  /** Clean Session, or Clean Start, of the last CONNECT. */
  readonly clean: boolean;
  /**
   * Seconds for which it outlives its connection, 0xFFFFFFFF being for ever (3.1.2.11.2). Clean Session 1 is 0, and
   * Clean Session 0 for ever.
   */
  readonly sessionExpiryInterval: number;
  /**
   * How many CONNECTs were accepted since the broker last held nothing under this Client Identifier: 1 after the first.
   */
  readonly connects: number;
  /** The Network Connection that serves it; null while the client is absent. */
  readonly connection: object | null;
  readonly subscriptions: ReadonlyMap<string, HeldSubscription>;
  /**
   * By Packet Identifier, in the order in which PUBLISH was first sent, those past PUBREC in the order of their PUBREC.
   */
  readonly inFlight: ReadonlyMap<number, InFlight>;
  readonly queue: Pick<Queue<Delivery>, 'size' | 'peek'>;
  /** Weight of what is queued and in flight. */
  readonly heldBytes: number;
  /** The Packet Identifier last given to a message, 0 before the first. */
  readonly lastPacketIdentifier: number;
  /** Identifiers of QoS 2 messages received and not yet released, each with how many times its PUBLISH came. */
  readonly received: ReadonlyMap<number, number>;
  /** The Will of the present connection. */
  readonly will: Will | null;
  /** What the present connection's client asked for, or the last one's. */
  readonly terms: ClientTerms;
}

/** Something that is to happen at a time, on the broker's clock. */
export interface Deadline {
  readonly timer: Timer;
  readonly dueMs: number;
}

/** A Will that is to be published when its time has come, or its session ends. */
export interface DelayedWill extends Deadline {
  readonly will: Will;
}

/** A session as its owner, the broker, changes it. */
export interface Session extends SessionView {
  user: string | null;
  rights: Rights;
  version: Version;
  clean: boolean;
  sessionExpiryInterval: number;
  connects: number;
  connection: Connection | null;
  readonly subscriptions: Map<string, HeldSubscription>;
  readonly inFlight: Map<number, InFlight>;
  readonly queue: Queue<Delivery>;
  heldBytes: number;
  /** Of its broker. */
  readonly counters: Pick<Counters, 'heldBytes'>;
  lastPacketIdentifier: number;
  readonly received: Map<number, number>;
  will: Will | null;
  terms: ClientTerms;
  /** Those of `inFlight` that are to be sent again as soon as the client's Receive Maximum allows it. */
  readonly unsent: Set<number>;
  /** A Will that waits for its Will Delay Interval; null if none does (3.1.3.2.2). */
  delayedWill: DelayedWill | null;
  /** Runs while the client is absent and sessions expire. */
  expiry: Deadline | null;
  /** Scratch of the router: the publication that it is matching, and the subscriptions that that one met. */
  matchedIn: number;
  readonly matched: HeldSubscription[];
}

/** Makes an empty session that nobody has connected to yet. */
export function createSession(clientId: string, version: Version, counters: Pick<Counters, 'heldBytes'>): Session {
  return {
    clientId,
    user: null,
    rights: allRights,
    version,
    clean: true,
    sessionExpiryInterval: 0,
    connects: 0,
    connection: null,
    subscriptions: new SmallMap(),
    inFlight: new SmallMap(),
    queue: createQueue(),
    heldBytes: 0,
    counters,
    lastPacketIdentifier: 0,
    received: new SmallMap(),
    will: null,
    terms: defaultTerms,
    unsent: new SmallSet(),
    delayedWill: null,
    expiry: null,
    matchedIn: 0,
    matched: [],
  };
}

/** Adds to what a session holds, and to what all sessions do together; a negative weight takes away. */
export function weigh(session: Session, bytes: number): void {
  session.heldBytes += bytes;
  session.counters.heldBytes += bytes;
}
